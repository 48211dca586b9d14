package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType
import kotlin.reflect.KFunction1
import kotlin.reflect.KProperty1

/** Sets the fields of a node: `it[FILTERS] = 8`, `it[FILTERS] = oneOf(4, 8)`. */
@JvmInline
public value class Fields<T : Any>
@PublishedApi
internal constructor(private val setter: SymbolType.Setter<T>) {
    /** Sets a field to a plain value. */
    public operator fun <V : Any> set(field: Field<in T, V>, value: V) {
        setter.set(field, value)
    }

    /** Sets a field to a tree. */
    public operator fun <V : Any> set(field: Field<in T, V>, node: Symbol<out V>) {
        setter.set(field, node)
    }

    /** Sets a field by name to a plain value or a tree; judged at run time only. */
    public operator fun set(field: String, value: Any?) {
        setter.set(field, value)
    }
}

/**
 * Returns the node of [type] whose fields [block] sets; those it leaves out take their defaults.
 *
 * @throws org.espalier.symbol.SymbolException if a value does not fit or a required field is missing; lists all problems
 */
public inline fun <T : Any> symbol(type: SymbolType<T>, crossinline block: (Fields<T>) -> Unit): ObjectSymbol<T> =
    type.symbol { block(Fields(it)) }

/** Sets the fields of a node by references to the properties of the class: `Conv::filters set oneOf(4, 8)`. */
@JvmInline
public value class Properties<T : Any>
@PublishedApi
internal constructor(private val setter: SymbolType.Setter<T>) {
    /** Sets the field named like the property to a plain value. */
    public infix fun <V> KProperty1<T, V>.set(value: V) {
        setter.set(name, value)
    }

    /** Sets the field named like the property to a tree. */
    public infix fun <V> KProperty1<T, V>.set(node: Symbol<out V & Any>) {
        setter.set(name, node)
    }

    /** Sets the field named like the accessor of a record to a plain value. */
    public infix fun <V> KFunction1<T, V>.set(value: V) {
        setter.set(name, value)
    }

    /** Sets the field named like the accessor of a record to a tree. */
    public infix fun <V> KFunction1<T, V>.set(node: Symbol<out V & Any>) {
        setter.set(name, node)
    }
}

/**
 * Returns the node of the class [T] whose fields [block] sets: `sym<Conv> { Conv::filters set oneOf(4, 8) }`.
 *
 * The compiler checks the owner of a property, not the value, because property types are covariant; the value is judged
 * here.
 *
 * @throws org.espalier.symbol.SymbolException if a value does not fit or a field is missing; lists all problems
 * @throws IllegalArgumentException if [T] is neither a record nor a class with one constructor and parameter names
 */
public inline fun <reified T : Any> sym(crossinline block: Properties<T>.() -> Unit): ObjectSymbol<T> =
    SymbolType.of(T::class.java).symbol { Properties(it).block() }
