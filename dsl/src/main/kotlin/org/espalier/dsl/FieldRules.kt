package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.schema.Limits
import org.espalier.schema.Limits.Interval
import org.espalier.schema.ValueSpec
import org.espalier.symbol.Symbol

/**
 * States what one field may hold: `rate within 0.0..1.0 default 0.1 doc "learning rate"`. `null` stays allowed where the
 * parameter is nullable.
 *
 * @param V the type of the parameter
 */
@ConstraintDsl
public class FieldRules<V>
internal constructor(
    field: Field<Any, Any>,
    internal val index: Int,
    internal val cast: (Any?) -> V,
) {
    internal var field: Field<Any, Any> = field
        private set

    /** Lets the field be left out; it then holds [value]. */
    public infix fun default(value: V): FieldRules<V> = changed { it.defaultingTo(value) }

    /** Lets the field be left out; it then holds the tree [node]. */
    public infix fun default(node: Symbol<out V & Any>): FieldRules<V> = changed { it.defaultingTo(node) }

    /** Fixes the field to [value]: it may be left out, and nothing else may be set. */
    public infix fun frozen(value: V): FieldRules<V> = changed { it.frozen(value) }

    /** Fixes the field to the tree [node]: it may be left out, and nothing else may be set. */
    public infix fun frozen(node: Symbol<out V & Any>): FieldRules<V> = changed { it.frozen(node) }

    /** Documents the field for people. */
    public infix fun doc(text: String): FieldRules<V> = changed { it.describedAs(text) }

    /** Names what the field was called in documents of earlier versions. */
    public fun formerly(vararg names: String): FieldRules<V> = changed { it.formerly(*names) }

    /** Allows [values] only. */
    public infix fun among(values: Collection<V & Any>): FieldRules<V> = limited { Limits.among(it, values.toList()) }

    /** Allows [values] only. */
    public fun among(vararg values: V & Any): FieldRules<V> = among(values.asList())

    /** Allows what fits [spec] only, a union for instance: `fits(anyOf(...))`. */
    public infix fun fits(spec: ValueSpec<out V & Any>): FieldRules<V> = limited {
        @Suppress("UNCHECKED_CAST") // specs of values are specs of objects
        val other = spec as ValueSpec<Any>
        if (it is ValueSpec.OptionalSpec<Any>) other.optional() else other
    }

    /**
     * Allows values only that pass [test]: `units.satisfying("even") { it % 2 == 0 }`.
     *
     * @param expectation what the test asks for, as messages shall say it
     */
    public fun satisfying(expectation: String, test: (V & Any) -> Boolean): FieldRules<V> = limited { spec ->
        if (spec is ValueSpec.OptionalSpec<Any>) {
            spec.inner().satisfying(expectation) { test(cast(it)!!) }.optional()
        } else {
            spec.satisfying(expectation) { test(cast(it)!!) }
        }
    }

    internal fun changed(change: (Field<Any, Any>) -> Field<Any, Any>) = apply { field = change(field) }

    @Suppress("UNCHECKED_CAST") // limits keep the type of the values
    internal fun limited(
        limit: (ValueSpec<Any>) -> ValueSpec<Any>,
    ) = changed { it.constrained(limit(it.spec() as ValueSpec<Any>)) }
}

private fun <F : FieldRules<*>> F.inside(min: Number, max: Number, ends: Pair<Boolean, Boolean> = false to false): F =
    apply {
        limited { Limits.range(it, Interval(min.toDouble(), max.toDouble(), ends.first, ends.second)) }
    }

/** Allows integers of [range] only. */
public infix fun <F : FieldRules<out Int?>> F.within(range: IntRange): F = inside(range.first, range.last)

/** Allows integers of [range] only. */
@JvmName("withinLong")
public infix fun <F : FieldRules<out Long?>> F.within(range: LongRange): F = inside(range.first, range.last)

/** Allows real numbers of [range] only. */
@JvmName("withinDouble")
public infix fun <F : FieldRules<out Double?>> F.within(range: ClosedRange<Double>): F =
    inside(range.start, range.endInclusive)

/** Allows real numbers of [range] only. */
@JvmName("withinFloat")
public infix fun <F : FieldRules<out Float?>> F.within(range: ClosedRange<Float>): F =
    inside(range.start, range.endInclusive)

/** Allows numbers in `[bound, inf)` only. */
public infix fun <F : FieldRules<out Number?>> F.atLeast(bound: Number): F = inside(bound, Double.POSITIVE_INFINITY)

/** Allows numbers in `(-inf, bound]` only. */
public infix fun <F : FieldRules<out Number?>> F.atMost(bound: Number): F = inside(Double.NEGATIVE_INFINITY, bound)

/** Allows numbers in `(bound, inf)` only. */
public infix fun <F : FieldRules<out Number?>> F.above(bound: Number): F =
    inside(bound, Double.POSITIVE_INFINITY, true to false)

/** Allows numbers in `(-inf, bound)` only. */
public infix fun <F : FieldRules<out Number?>> F.below(bound: Number): F =
    inside(Double.NEGATIVE_INFINITY, bound, false to true)

/** Allows texts only that [regex] matches as a whole. */
public infix fun <F : FieldRules<out String?>> F.matches(regex: Regex): F = matches(regex, "")

/**
 * Allows texts only that [regex] matches as a whole.
 *
 * @param meaning what the expression asks for, in words, for messages
 */
public fun <F : FieldRules<out String?>> F.matches(regex: Regex, meaning: String): F = apply {
    limited { Limits.matching(it, regex.pattern, meaning) }
}

/** Allows lists only with as many elements as [range] says. */
public infix fun <F : FieldRules<out List<*>?>> F.sized(range: IntRange): F = apply {
    limited { Limits.sized(it, range.first, range.last) }
}

/** Allows maps only with as many entries as [range] says. */
@JvmName("sizedMap")
public infix fun <F : FieldRules<out Map<*, *>?>> F.sized(range: IntRange): F = apply {
    limited { Limits.sized(it, range.first, range.last) }
}

/** Allows maps only with keys that [regex] matches as a whole. */
public infix fun <F : FieldRules<out Map<*, *>?>> F.keys(regex: Regex): F = apply {
    limited { Limits.keys(it, regex.pattern) }
}

/** States what each element of a list may be: `sizes each { within(1..512) }`. */
@Suppress("UNCHECKED_CAST") // elements of a FieldRules<List<E>> are E
public infix fun <E> FieldRules<out List<E>?>.each(rules: FieldRules<E>.() -> Unit): FieldRules<out List<E>?> = apply {
    limited { lists ->
        Limits.each(lists) { element ->
            val field = Field.of<Any, Any>("element", element as ValueSpec<Any>)
            FieldRules(field, 0) { it as E }.apply(rules).field.spec()
        }
    }
}
