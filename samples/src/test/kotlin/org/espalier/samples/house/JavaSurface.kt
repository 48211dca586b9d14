package org.espalier.samples.house

import java.lang.reflect.AnnotatedArrayType
import java.lang.reflect.AnnotatedParameterizedType
import java.lang.reflect.AnnotatedType
import java.lang.reflect.AnnotatedTypeVariable
import java.lang.reflect.AnnotatedWildcardType
import java.lang.reflect.Executable
import java.lang.reflect.Field
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.ParameterizedType
import java.lang.reflect.TypeVariable

/** Java declarations as one line of Java each. */
internal object JavaSurface {
    fun describe(type: Class<*>): ApiSurface.Description {
        val members =
            type.declaredConstructors.filter { ApiSurface.isReachable(it.modifiers) && !isCanonical(type, it) }
                .map { executable(it, type.simpleName, null) } +
                type.declaredMethods.filter { isOwn(type, it) }
                    .map { executable(it, it.name, it.annotatedReturnType) } +
                type.declaredFields.filter { ApiSurface.isReachable(it.modifiers) && !it.isSynthetic }.map(::field)
        return ApiSurface.Description(header(type), members)
    }

    private fun header(type: Class<*>): String {
        val kind = when {
            type.isAnnotation -> "@interface"
            type.isInterface -> "interface"
            type.isEnum -> "enum"
            type.isRecord -> "record"
            else -> "class"
        }
        val components = type.recordComponents?.joinToString(", ", "(", ")") {
            "${render(it.annotatedType)} ${it.name}"
        }
        val superclass = type.annotatedSuperclass
            ?.takeIf { kind == "class" && type.superclass != Any::class.java }?.let { " extends " + render(it) }
        val interfaces = type.annotatedInterfaces.ifEmpty { null }
            ?.joinToString(", ", if (type.isInterface) " extends " else " implements ", transform = ::render)
        // The compiler writes them in the order in which it met them, which differs from build to build.
        val permits = type.permittedSubclasses?.map(::name)?.sorted()?.joinToString(", ", " permits ")
        return modifiers(type, kind) + kind + " " + name(type).removePrefix(type.packageName.removePrefix(ROOT) + ".") +
            variables(type.typeParameters) + components.orEmpty() + superclass.orEmpty() + interfaces.orEmpty() +
            permits.orEmpty()
    }

    private fun modifiers(type: Class<*>, kind: String): String {
        val extendsSealed = (listOfNotNull(type.superclass) + type.interfaces).any { it.isSealed }
        return buildString {
            if (Modifier.isProtected(type.modifiers)) append("protected ")
            if (type.isSealed) append("sealed ")
            if (kind == "class") {
                if (Modifier.isAbstract(type.modifiers)) append("abstract ")
                if (Modifier.isFinal(type.modifiers)) append("final ")
            }
            if (extendsSealed && !type.isSealed && !Modifier.isFinal(type.modifiers)) append("non-sealed ")
        }
    }

    /** Methods that say more than the type's own line does. */
    private fun isOwn(type: Class<*>, method: Method): Boolean = ApiSurface.isReachable(method.modifiers) &&
        !method.isSynthetic && !method.isBridge && signature(method) !in OBJECT_METHODS &&
        !(type.isEnum && signature(method) in setOf("values[]", "valueOf[class java.lang.String]")) &&
        !(type.isRecord && method.parameterCount == 0 && type.recordComponents.any { it.name == method.name })

    private fun isCanonical(type: Class<*>, constructor: Executable): Boolean = type.isRecord &&
        constructor.parameterTypes.asList() == type.recordComponents.map { it.type }

    private fun executable(executable: Executable, name: String, result: AnnotatedType?): String {
        val parameters = executable.annotatedParameterTypes.zip(
            executable.parameters,
        ).joinToString(", ") { (type, parameter) ->
            render(type).let { if (parameter.isVarArgs) it.removeSuffix("[]") + "..." else it } + " " + parameter.name
        }
        val thrown = executable.annotatedExceptionTypes.ifEmpty {
            null
        }?.joinToString(", ", " throws ", transform = ::render)
        val variables = variables(executable.typeParameters).let { if (it.isEmpty()) it else "$it " }
        return memberModifiers(executable.modifiers, executable.declaringClass) + variables +
            (result?.let { render(it) + " " } ?: "") + "$name($parameters)" + thrown.orEmpty()
    }

    private fun field(field: Field): String {
        val constant = Modifier.isStatic(field.modifiers) && Modifier.isFinal(field.modifiers) &&
            (field.type.isPrimitive || field.type == String::class.java)
        return if (field.isEnumConstant) {
            field.name
        } else {
            memberModifiers(field.modifiers, field.declaringClass) + render(field.annotatedType) + " " + field.name +
                if (constant) " = ${field.get(null)}" else ""
        }
    }

    private fun memberModifiers(modifiers: Int, owner: Class<*>): String = buildString {
        if (Modifier.isProtected(modifiers)) append("protected ")
        if (Modifier.isStatic(modifiers)) append("static ")
        if (Modifier.isAbstract(modifiers) && !owner.isInterface) append("abstract ")
        if (owner.isInterface && !Modifier.isAbstract(modifiers) && !Modifier.isStatic(modifiers)) append("default ")
    }

    private fun variables(variables: Array<out TypeVariable<*>>): String = if (variables.isEmpty()) {
        ""
    } else {
        variables.joinToString(", ", "<", ">") { variable ->
            val bounds = variable.annotatedBounds.map(::render).filter { it != "Object" }
            variable.name + if (bounds.isEmpty()) "" else " extends " + bounds.joinToString(" & ")
        }
    }

    private fun render(type: AnnotatedType): String = nullness(type) + when (type) {
        is AnnotatedArrayType -> render(type.annotatedGenericComponentType) + "[]"

        is AnnotatedTypeVariable -> type.type.typeName

        is AnnotatedParameterizedType ->
            name((type.type as ParameterizedType).rawType as Class<*>) +
                type.annotatedActualTypeArguments.joinToString(", ", "<", ">", transform = ::render)

        is AnnotatedWildcardType -> wildcard(type)

        else -> ApiSurface.shorten(type.type.typeName.replace('$', '.'))
    }

    private fun wildcard(type: AnnotatedWildcardType): String {
        val upper = type.annotatedUpperBounds.map(::render).filter { it != "Object" }
        return when {
            type.annotatedLowerBounds.isNotEmpty() ->
                "? super " +
                    type.annotatedLowerBounds.joinToString(transform = ::render)

            upper.isNotEmpty() -> "? extends " + upper.joinToString()

            else -> "?"
        }
    }

    private fun nullness(type: AnnotatedType): String =
        if (type.annotations.any { it.annotationClass.simpleName == "Nullable" }) "@Nullable " else ""

    private fun name(type: Class<*>): String = ApiSurface.shorten(type.name.replace('$', '.'))

    private fun signature(method: Method): String = method.name + method.parameterTypes.asList()

    private const val ROOT = "org.espalier."
    private val OBJECT_METHODS = setOf("equals[class java.lang.Object]", "hashCode[]", "toString[]")
}
