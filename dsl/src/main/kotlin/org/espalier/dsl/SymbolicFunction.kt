package org.espalier.dsl

import org.espalier.schema.Field
import org.espalier.symbol.BoundFunction
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.SymbolFunction
import org.espalier.symbol.SymbolType
import kotlin.reflect.typeOf

/**
 * A function as a value of trees; what [symbolizeFunction] returns.
 *
 * `wider.call(ref("first.filters"), just(2))` computes a value from others; `wider.partial { it["times"] = 2 }` is the
 * function itself, to be called later with the arguments that are open.
 */
public class SymbolicFunction<out S : Symbolic<R>, R : Any>
@PublishedApi
internal constructor(
    /** Makes calls of the function, with the arguments in order or set by a block. */
    public val call: S,
    /** The function: name, parameters, result. */
    public val function: SymbolFunction<R>,
) {
    /** The types of calls and partials, to be registered where documents are read. */
    public val types: List<SymbolType<*>> get() = function.types()

    /**
     * Returns the function with the arguments bound that [block] sets by name or key.
     *
     * @throws org.espalier.symbol.SymbolException if an argument does not fit or is unknown
     */
    public fun partial(block: (Fields<BoundFunction<R>>) -> Unit): ObjectSymbol<BoundFunction<R>> =
        symbol(function.partialType(), block)
}

/**
 * Makes a function with one parameter a value of trees: `val twice = symbolizeFunction("twice", ::twice)`, then
 * `conv(twice.call(ref("first.filters")), 3)`.
 *
 * Parameters are named as in the function if it is compiled with `-java-parameters` and given as a reference; otherwise
 * name them: `symbolizeFunction("twice", { n: Int -> 2 * n }, "n")`. The function must depend on nothing but its
 * arguments. Default values of parameters are not visible from outside; give [Field] objects where arguments shall have
 * defaults or limits, and use [SymbolFunction.named] for more than four parameters.
 *
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified R : Any, reified A> symbolizeFunction(
    name: String,
    noinline body: (A) -> R,
    vararg names: String,
): SymbolicFunction<Symbolic1<A, R>, R> {
    val parameters = parametersOf(name, body, names, typeOf<A>())
    val function = symbolFunction(name, R::class.javaObjectType, typeOf<R>(), parameters) { body(value<A>(it[0])) }
    return SymbolicFunction(Symbolic1(function.callType()), function)
}

/** Makes a function with one parameter, which are given, a value of trees. */
public inline fun <reified R : Any, reified A> symbolizeFunction(
    name: String,
    noinline body: (A) -> R,
    a: Field<*, A & Any>,
): SymbolicFunction<Symbolic1<A, R>, R> {
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), listOf(a)) { body(value<A>(it[0])) }
    return SymbolicFunction(Symbolic1(function.callType()), function)
}

/**
 * Makes a function with two parameters a value of trees; see the first [symbolizeFunction].
 *
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified R : Any, reified A, reified B> symbolizeFunction(
    name: String,
    noinline body: (A, B) -> R,
    vararg names: String,
): SymbolicFunction<Symbolic2<A, B, R>, R> {
    val parameters = parametersOf(name, body, names, typeOf<A>(), typeOf<B>())
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), parameters) {
            body(value<A>(it[0]), value<B>(it[1]))
        }
    return SymbolicFunction(Symbolic2(function.callType()), function)
}

/** Makes a function with two parameters, which are given, a value of trees. */
public inline fun <reified R : Any, reified A, reified B> symbolizeFunction(
    name: String,
    noinline body: (A, B) -> R,
    a: Field<*, A & Any>,
    b: Field<*, B & Any>,
): SymbolicFunction<Symbolic2<A, B, R>, R> {
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), listOf(a, b)) {
            body(value<A>(it[0]), value<B>(it[1]))
        }
    return SymbolicFunction(Symbolic2(function.callType()), function)
}

/**
 * Makes a function with three parameters a value of trees; see the first [symbolizeFunction].
 *
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified R : Any, reified A, reified B, reified C> symbolizeFunction(
    name: String,
    noinline body: (A, B, C) -> R,
    vararg names: String,
): SymbolicFunction<Symbolic3<A, B, C, R>, R> {
    val parameters = parametersOf(name, body, names, typeOf<A>(), typeOf<B>(), typeOf<C>())
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), parameters) {
            body(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]))
        }
    return SymbolicFunction(Symbolic3(function.callType()), function)
}

/** Makes a function with three parameters, which are given, a value of trees. */
public inline fun <reified R : Any, reified A, reified B, reified C> symbolizeFunction(
    name: String,
    noinline body: (A, B, C) -> R,
    a: Field<*, A & Any>,
    b: Field<*, B & Any>,
    c: Field<*, C & Any>,
): SymbolicFunction<Symbolic3<A, B, C, R>, R> {
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), listOf(a, b, c)) {
            body(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]))
        }
    return SymbolicFunction(Symbolic3(function.callType()), function)
}

/**
 * Makes a function with four parameters a value of trees; see the first [symbolizeFunction].
 *
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified R : Any, reified A, reified B, reified C, reified D> symbolizeFunction(
    name: String,
    noinline body: (A, B, C, D) -> R,
    vararg names: String,
): SymbolicFunction<Symbolic4<A, B, C, D, R>, R> {
    val parameters = parametersOf(name, body, names, typeOf<A>(), typeOf<B>(), typeOf<C>(), typeOf<D>())
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), parameters) {
            body(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]))
        }
    return SymbolicFunction(Symbolic4(function.callType()), function)
}

/** Makes a function with four parameters, which are given, a value of trees. */
public inline fun <reified R : Any, reified A, reified B, reified C, reified D> symbolizeFunction(
    name: String,
    noinline body: (A, B, C, D) -> R,
    a: Field<*, A & Any>,
    b: Field<*, B & Any>,
    c: Field<*, C & Any>,
    d: Field<*, D & Any>,
): SymbolicFunction<Symbolic4<A, B, C, D, R>, R> {
    val function =
        symbolFunction(name, R::class.javaObjectType, typeOf<R>(), listOf(a, b, c, d)) {
            body(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]))
        }
    return SymbolicFunction(Symbolic4(function.callType()), function)
}
