package org.espalier.dsl

import org.espalier.rewrite.Patch
import org.espalier.rewrite.PatchRegistry
import org.espalier.rewrite.PatchType
import org.espalier.rewrite.Rewrite
import org.espalier.schema.Field
import org.espalier.schema.ValueSpec
import org.espalier.symbol.Symbol

/**
 * A named patch with typed parameters, to be called like a function; what the function `patch` of this package returns.
 *
 * ```
 * val scaleWidth = patch("scale_width", parameter("factor", floats().above(0.0))) { factor ->
 *     Rule.onField(FILTERS) { f -> maxOf(8, (f * factor).toInt()) }
 * }
 * net.patch(scaleWidth(2.0))
 * patches(scaleWidth).parse("scale_width?factor=2.0").apply(net)
 * ```
 */
public sealed interface Patching {
    /** The patch type: name, parameters, edit. */
    public val type: PatchType
}

/** [Patching] without parameters. */
public class Patching0 internal constructor(override val type: PatchType) : Patching {
    /** Returns the patch. */
    public operator fun invoke(): Patch = type.with()
}

/** [Patching] with one parameter. */
public class Patching1<A> internal constructor(override val type: PatchType) : Patching {
    /**
     * Returns the patch with this argument.
     *
     * @throws org.espalier.rewrite.PatchException if it does not fit its parameter
     */
    public operator fun invoke(a: A): Patch = type.with(a)
}

/** [Patching] with two parameters. */
public class Patching2<A, B> internal constructor(override val type: PatchType) : Patching {
    /**
     * Returns the patch with these arguments.
     *
     * @throws org.espalier.rewrite.PatchException if one does not fit its parameter; lists all problems
     */
    public operator fun invoke(a: A, b: B): Patch = type.with(a, b)
}

/** Returns the parameter of a patch: `parameter("factor", floats().above(0.0))`. */
public fun <V : Any> parameter(name: String, spec: ValueSpec<V>): Field<Any, V> = Field.of(name, spec)

/**
 * Returns the patch called [name]; [rewrite] sees the program (`this`) and answers with a rule, edits or another patch.
 *
 * @throws IllegalArgumentException if [name] is not made of letters, digits, `_`, `-` and `.`
 */
public fun patch(name: String, rewrite: Symbol<*>.() -> Rewrite): Patching0 =
    Patching0(PatchType.named(name).rewrites { tree, _ -> tree.rewrite() })

/**
 * Returns the patch called [name] with one parameter; [rewrite] sees the program (`this`) and the argument, and answers
 * with a rule, edits or another patch.
 *
 * @throws IllegalArgumentException if [name] is not made of letters, digits, `_`, `-` and `.`
 */
public fun <A : Any> patch(name: String, a: Field<*, A>, rewrite: Symbol<*>.(A) -> Rewrite): Patching1<A> =
    Patching1(PatchType.named(name).parameter(a).rewrites { tree, args -> tree.rewrite(args.get(a)) })

/**
 * Returns the patch called [name] with two parameters; see the other functions of this name.
 *
 * @throws IllegalArgumentException if [name] is not made of letters, digits, `_`, `-` and `.`
 */
public fun <A : Any, B : Any> patch(
    name: String,
    a: Field<*, A>,
    b: Field<*, B>,
    rewrite: Symbol<*>.(A, B) -> Rewrite,
): Patching2<A, B> = Patching2(
    PatchType
        .named(name)
        .parameter(a)
        .parameter(b)
        .rewrites { tree, args -> tree.rewrite(args.get(a), args.get(b)) },
)

/**
 * Returns the set of patches that a text may name: `patches(changeLr, scaleWidth).parse("change_lr?0.003")`.
 *
 * @throws IllegalArgumentException if two have the same name
 */
public fun patches(vararg patches: Patching): PatchRegistry = PatchRegistry.of(*patches.map { it.type }.toTypedArray())
