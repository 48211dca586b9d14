package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.symbol.Args
import org.espalier.symbol.SymbolType

/** Keeps the words for constraints of one field out of the block of another. */
@DslMarker
public annotation class ConstraintDsl

/** What the block of [symbolize] states about a type as a whole. */
@ConstraintDsl
public class TypeRules<T : Any>
@PublishedApi
internal constructor(private val type: SymbolType<T>) {
    private val fields = ArrayList<FieldRules<*>>()
    private val requirements = LinkedHashMap<String, (Known) -> Boolean>()
    private var name = type.name()
    private var formerNames = emptyList<String>()

    /** Gives the type the name [name] in documents and messages, and the names it had in documents of earlier versions. */
    public fun called(name: String, vararg formerly: String) {
        this.name = name
        formerNames = formerly.asList()
    }

    /**
     * Asks for something that must hold between fields: `requiring("min <= max") { it[min] <= it[max] }`. Judged whenever a
     * node is made or edited, as soon as all fields that [test] reads are decided; at the latest when the object is built.
     *
     * @param expectation what the test asks for, as messages shall say it
     */
    public fun requiring(expectation: String, test: (Known) -> Boolean) {
        requirements[expectation] = test
    }

    @PublishedApi
    internal fun <V> next(cast: (Any?) -> V): FieldRules<V> {
        @Suppress("UNCHECKED_CAST") // the caller casts values of this field with cast
        val field = type.fields()[fields.size] as Field<Any, Any>
        return FieldRules(field, fields.size, cast).also { fields += it }
    }

    @PublishedApi
    internal fun refined(): SymbolType<T> {
        val builder = SymbolType.named(name, type.javaClass())
        fields.forEach { builder.field(it.field) }
        requirements.forEach { (expectation, test) -> builder.requiring(expectation) { test(Known(it)) } }
        return builder.formerly(*formerNames.toTypedArray()).constructor(type.constructor())
    }
}

/** The fields of an object as far as they are decided, for the tests of [TypeRules.requiring]. */
@JvmInline
public value class Known
internal constructor(private val args: Args) {
    /** Returns the value of [field]. */
    public operator fun <V> get(field: FieldRules<V>): V = field.cast(args[field.index])
}
