@file:OptIn(ExperimentalStdlibApi::class)

package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.schema.ValueSpec
import org.espalier.symbol.SymbolFunction
import kotlin.jvm.internal.CallableReference
import kotlin.jvm.internal.ClassBasedDeclarationContainer
import kotlin.reflect.KType
import kotlin.reflect.javaType

/** Makes the function called [name] whose results [body] makes of the built arguments. */
@PublishedApi
internal fun <R : Any> symbolFunction(
    name: String,
    result: Class<R>,
    resultType: KType,
    parameters: List<Field<*, *>>,
    body: (List<Any?>) -> R,
): SymbolFunction<R> = parameters
    .fold(SymbolFunction.named(name, result)) { function, parameter -> function.field(parameter) }
    .returning(specOf(resultType))
    .body { args -> body(List(args.size()) { args[it] }) }

@Suppress("UNCHECKED_CAST") // the spec follows the type
private fun <R : Any> specOf(type: KType): ValueSpec<R> = Specs.of(type.javaType) as ValueSpec<R>

/** Returns one field for each of [types], called [names] or like the parameters of [body], if that is a reference. */
@PublishedApi
internal fun parametersOf(
    function: String,
    body: Function<*>,
    names: Array<out String>,
    vararg types: KType,
): List<Field<*, *>> {
    val found = if (names.isEmpty()) parameterNames(function, body, types.size) else names.asList()
    require(found.size == types.size) {
        "symbolizeFunction(\"$function\"): expected ${types.size} names, found ${found.size} $found"
    }
    return types.mapIndexed { i, type -> fieldOf(found[i], type) }
}

private fun parameterNames(function: String, body: Function<*>, count: Int): List<String> {
    val reference = body as? CallableReference
    val owner = (reference?.owner as? ClassBasedDeclarationContainer)?.jClass
    val method =
        owner?.declaredMethods?.singleOrNull {
            it.name == reference.name && it.parameterCount == count && it.parameters.all { p -> p.isNamePresent }
        }
    return requireNotNull(method) {
        "symbolizeFunction(\"$function\"): expected a reference to a function " +
            "with $count named parameters, found none. " +
            "Compile the function with -java-parameters, or give the names: " +
            "symbolizeFunction(\"$function\", body, ${(1..count).joinToString { "\"name$it\"" }})"
    }.parameters.map { it.name }
}
