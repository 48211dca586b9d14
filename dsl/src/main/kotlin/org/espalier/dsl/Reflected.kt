@file:OptIn(ExperimentalStdlibApi::class)

package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.symbol.SymbolType
import org.espalier.symbol.SymbolTypes
import java.lang.reflect.Constructor
import kotlin.reflect.KType
import kotlin.reflect.javaType
import kotlin.reflect.typeOf

/** Makes the type called like [owner] whose objects [constructor] makes of the built fields. */
@PublishedApi
internal fun <T : Any> symbolType(
    owner: Class<T>,
    fields: List<Field<*, *>>,
    constructor: (List<Any?>) -> T,
): SymbolType<T> = fields
    .fold(SymbolType.named(owner.simpleName, owner)) { type, field -> type.field(field) }
    .constructor { args -> constructor(List(args.size()) { args[it] }) }

/**
 * Returns one field for each of [types], called [names] or like the parameters of the constructor of [owner], whose annotations
 * then hold as well.
 */
@PublishedApi
internal fun fieldsOf(owner: Class<*>, names: Array<out String>, vararg types: KType): List<Field<*, *>> {
    val found = if (names.isEmpty()) parameterNames(owner, types.size) else names.asList()
    require(found.size == types.size) {
        "symbolize(::${owner.simpleName}): expected ${types.size} names, found ${found.size} $found"
    }
    val fields = types.mapIndexed { i, type -> fieldOf(found[i], type) }
    val constructor = if (names.isEmpty()) constructorOf(owner, types.size) else null
    return if (constructor == null) fields else SymbolTypes.noted(fields, constructor)
}

private fun constructorOf(owner: Class<*>, count: Int): Constructor<*>? =
    owner.declaredConstructors.singleOrNull { !it.isSynthetic && it.parameterCount == count }

internal fun fieldOf(name: String, type: KType): Field<*, *> {
    val spec = Specs.of(type.javaType)
    return Field.of<Any, Any>(name, if (type.isMarkedNullable) spec.optional() else spec)
}

private fun parameterNames(owner: Class<*>, count: Int): List<String> {
    val components = owner.recordComponents?.map { it.name }
    if (components?.size == count) return components
    val parameters =
        constructorOf(owner, count)
            ?.parameters
            ?.takeIf { all -> all.all { it.isNamePresent } }
    return requireNotNull(parameters) {
        "symbolize(::${owner.simpleName}): expected a constructor with $count named parameters, found none. " +
            "Compile the class with -java-parameters (Java: -parameters), make it a record, or give the names: " +
            "symbolize(::${owner.simpleName}, ${(1..count).joinToString { "\"name$it\"" }})"
    }.map { it.name }
}

/** Returns a built value as the type of a parameter: trees know one kind of real number only. */
@PublishedApi
internal inline fun <reified A> value(built: Any?): A =
    (if (built is Double && typeOf<A>().classifier == Float::class) built.toFloat() else built) as A
