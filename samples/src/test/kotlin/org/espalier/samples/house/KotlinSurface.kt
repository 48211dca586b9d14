package org.espalier.samples.house

import kotlin.metadata.ClassKind
import kotlin.metadata.KmClass
import kotlin.metadata.KmClassifier
import kotlin.metadata.KmConstructor
import kotlin.metadata.KmFunction
import kotlin.metadata.KmProperty
import kotlin.metadata.KmType
import kotlin.metadata.KmTypeAlias
import kotlin.metadata.KmTypeParameter
import kotlin.metadata.KmTypeProjection
import kotlin.metadata.KmValueParameter
import kotlin.metadata.KmVariance
import kotlin.metadata.MemberKind
import kotlin.metadata.Modality
import kotlin.metadata.Visibility
import kotlin.metadata.declaresDefaultValue
import kotlin.metadata.isConst
import kotlin.metadata.isData
import kotlin.metadata.isFunInterface
import kotlin.metadata.isInfix
import kotlin.metadata.isInline
import kotlin.metadata.isNullable
import kotlin.metadata.isOperator
import kotlin.metadata.isReified
import kotlin.metadata.isSuspend
import kotlin.metadata.isValue
import kotlin.metadata.isVar
import kotlin.metadata.jvm.KotlinClassMetadata
import kotlin.metadata.kind
import kotlin.metadata.modality
import kotlin.metadata.visibility

/** Kotlin declarations as one line of Kotlin each. */
internal object KotlinSurface {
    /** The surface of one class file, or nothing if it is of no concern to users. */
    fun describe(type: Class<*>, annotation: Metadata): ApiSurface.Description? =
        when (val metadata = KotlinClassMetadata.readStrict(annotation)) {
            is KotlinClassMetadata.Class -> ofClass(metadata.kmClass)

            is KotlinClassMetadata.FileFacade -> metadata.kmPackage.let { file ->
                val names = Names(emptyMap())
                members(file.functions, file.properties, names)
                    .plus(file.typeAliases.filter { reachable(it.visibility) }.map { alias(it, names) })
                    .ifEmpty { null }
                    ?.let { ApiSurface.Description("file ${type.simpleName}", it) }
            }

            else -> null
        }

    private fun ofClass(type: KmClass): ApiSurface.Description? {
        if (!reachable(type.visibility)) return null
        val names = Names(emptyMap()).with(type.typeParameters)
        val supertypes = type.supertypes.map(names::render).filter { it != "Any" }
        val header = words(
            "sealed".takeIf { type.modality == Modality.SEALED },
            "abstract".takeIf { type.modality == Modality.ABSTRACT && type.kind == ClassKind.CLASS },
            "open".takeIf { type.modality == Modality.OPEN },
            "data".takeIf { type.isData },
            "value".takeIf { type.isValue },
            "fun".takeIf { type.isFunInterface },
            type.kind.name.lowercase().replace('_', ' '),
            type.name.substringAfterLast('/') + names.declare(type.typeParameters),
            supertypes.ifEmpty { null }?.joinToString(", ", ": "),
        )
        val constructors = type.constructors.filter { reachable(it.visibility) }.map { constructor(it, names) }
        return ApiSurface.Description(
            header,
            constructors + members(type.functions, type.properties, names) + type.kmEnumEntries.map { it.name },
        )
    }

    private fun members(functions: List<KmFunction>, properties: List<KmProperty>, names: Names): List<String> =
        functions.filter { reachable(it.visibility) && it.kind != MemberKind.SYNTHESIZED }.map { function(it, names) } +
            properties.filter { reachable(it.visibility) }.map { property(it, names) }

    private fun constructor(constructor: KmConstructor, names: Names): String =
        "constructor" + parameters(constructor.valueParameters, names)

    private fun function(function: KmFunction, outer: Names): String {
        val names = outer.with(function.typeParameters)
        return words(
            "protected".takeIf { function.visibility == Visibility.PROTECTED },
            "inline".takeIf { function.isInline },
            "infix".takeIf { function.isInfix },
            "operator".takeIf { function.isOperator },
            "suspend".takeIf { function.isSuspend },
            "fun",
            names.declare(function.typeParameters).ifEmpty { null },
            function.receiverParameterType?.let { names.render(it) + "." }.orEmpty() + function.name +
                parameters(function.valueParameters, names) + ": " + names.render(function.returnType),
        )
    }

    private fun property(property: KmProperty, outer: Names): String {
        val names = outer.with(property.typeParameters)
        return words(
            "const".takeIf { property.isConst },
            if (property.isVar && property.setter?.let { reachable(it.visibility) } == true) "var" else "val",
            names.declare(property.typeParameters).ifEmpty { null },
            property.receiverParameterType?.let { names.render(it) + "." }.orEmpty() + property.name + ": " +
                names.render(property.returnType),
        )
    }

    private fun alias(alias: KmTypeAlias, outer: Names): String {
        val names = outer.with(alias.typeParameters)
        return "typealias ${alias.name}${names.declare(alias.typeParameters)} = ${names.render(alias.underlyingType)}"
    }

    private fun parameters(parameters: List<KmValueParameter>, names: Names): String =
        parameters.joinToString(", ", "(", ")") { parameter ->
            val vararg = parameter.varargElementType
            (if (vararg != null) "vararg " else "") + parameter.name + ": " + names.render(vararg ?: parameter.type) +
                if (parameter.declaresDefaultValue) " = ..." else ""
        }

    private fun reachable(visibility: Visibility): Boolean =
        visibility == Visibility.PUBLIC || visibility == Visibility.PROTECTED

    private fun words(vararg words: String?): String = words.filterNotNull().joinToString(" ")

    /** Type parameters in scope, by their number in the metadata. */
    private class Names(private val byId: Map<Int, String>) {
        fun with(parameters: List<KmTypeParameter>) = Names(byId + parameters.associate { it.id to it.name })

        fun declare(parameters: List<KmTypeParameter>): String = if (parameters.isEmpty()) {
            ""
        } else {
            parameters.joinToString(", ", "<", ">") { parameter ->
                val bounds = parameter.upperBounds.map(::render).filter { it != "Any?" }
                words(
                    "reified".takeIf { parameter.isReified },
                    variance(parameter.variance),
                    parameter.name + if (bounds.isEmpty()) "" else " : " + bounds.joinToString(" & "),
                )
            }
        }

        fun render(type: KmType): String {
            val name = when (val classifier = type.classifier) {
                is KmClassifier.Class -> classifier.name
                is KmClassifier.TypeAlias -> classifier.name
                is KmClassifier.TypeParameter -> byId[classifier.id] ?: error("no type parameter ${classifier.id}")
            }
            val arguments = type.arguments.ifEmpty { null }?.joinToString(", ", "<", ">", transform = ::argument)
            return ApiSurface.shorten(name.replace('/', '.')) + arguments.orEmpty() + if (type.isNullable) "?" else ""
        }

        private fun argument(projection: KmTypeProjection): String {
            val type = projection.type ?: return "*"
            return words(projection.variance?.let(::variance), render(type))
        }

        private fun variance(variance: KmVariance): String? =
            variance.name.lowercase().takeIf { variance != KmVariance.INVARIANT }
    }
}
