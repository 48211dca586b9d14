package org.espalier.dsl

import org.espalier.schema.Field
import kotlin.reflect.typeOf

/**
 * Makes the nodes of a class from its constructor: `val conv = symbolize(::Conv)`, then `conv(oneOf(4, 8), 3)`.
 *
 * The fields are named after the parameters of the constructor. Kotlin keeps these names in records (`@JvmRecord`) and in
 * classes compiled with `-java-parameters`; otherwise, and for functions that are no constructors, name the fields:
 * `symbolize(::Conv, "filters", "kernel")`. What a field may hold follows from the type of its parameter.
 *
 * Default values of parameters are not visible from outside and not used. Where fields shall have defaults, limits or
 * descriptions, give [Field] objects: `symbolize(::Conv, FILTERS, KERNEL.defaulting(3))`.
 */
public inline fun <reified T : Any> symbolize(noinline constructor: () -> T): Symbolic0<T> =
    Symbolic0(symbolType(T::class.java, emptyList()) { constructor() })

/**
 * Makes the nodes of a class with one parameter; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A> symbolize(
    noinline constructor: (A) -> T,
    vararg names: String,
): Symbolic1<A, T> = Symbolic1(
    symbolType(T::class.java, fieldsOf(T::class.java, names, typeOf<A>())) {
        constructor(value<A>(it[0]))
    },
)

/** Makes the nodes of a class with one parameter, whose fields are given. */
public inline fun <reified T : Any, reified A> symbolize(
    noinline constructor: (A) -> T,
    a: Field<in T, A & Any>,
): Symbolic1<A, T> = Symbolic1(
    symbolType(T::class.java, listOf(a)) {
        constructor(value<A>(it[0]))
    },
)

/**
 * Makes the nodes of a class with two parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A, reified B> symbolize(
    noinline constructor: (A, B) -> T,
    vararg names: String,
): Symbolic2<A, B, T> = Symbolic2(
    symbolType(T::class.java, fieldsOf(T::class.java, names, typeOf<A>(), typeOf<B>())) {
        constructor(value<A>(it[0]), value<B>(it[1]))
    },
)

/** Makes the nodes of a class with two parameters, whose fields are given. */
public inline fun <reified T : Any, reified A, reified B> symbolize(
    noinline constructor: (A, B) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
): Symbolic2<A, B, T> = Symbolic2(
    symbolType(T::class.java, listOf(a, b)) {
        constructor(value<A>(it[0]), value<B>(it[1]))
    },
)

/**
 * Makes the nodes of a class with three parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A, reified B, reified C> symbolize(
    noinline constructor: (A, B, C) -> T,
    vararg names: String,
): Symbolic3<A, B, C, T> = Symbolic3(
    symbolType(T::class.java, fieldsOf(T::class.java, names, typeOf<A>(), typeOf<B>(), typeOf<C>())) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]))
    },
)

/** Makes the nodes of a class with three parameters, whose fields are given. */
public inline fun <reified T : Any, reified A, reified B, reified C> symbolize(
    noinline constructor: (A, B, C) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
): Symbolic3<A, B, C, T> = Symbolic3(
    symbolType(T::class.java, listOf(a, b, c)) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]))
    },
)

/**
 * Makes the nodes of a class with four parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D> symbolize(
    noinline constructor: (A, B, C, D) -> T,
    vararg names: String,
): Symbolic4<A, B, C, D, T> = Symbolic4(
    symbolType(T::class.java, fieldsOf(T::class.java, names, typeOf<A>(), typeOf<B>(), typeOf<C>(), typeOf<D>())) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]))
    },
)

/** Makes the nodes of a class with four parameters, whose fields are given. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D> symbolize(
    noinline constructor: (A, B, C, D) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
    d: Field<in T, D & Any>,
): Symbolic4<A, B, C, D, T> = Symbolic4(
    symbolType(T::class.java, listOf(a, b, c, d)) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]))
    },
)

/**
 * Makes the nodes of a class with five parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E> symbolize(
    noinline constructor: (A, B, C, D, E) -> T,
    vararg names: String,
): Symbolic5<A, B, C, D, E, T> = Symbolic5(
    symbolType(
        T::class.java,
        fieldsOf(T::class.java, names, typeOf<A>(), typeOf<B>(), typeOf<C>(), typeOf<D>(), typeOf<E>()),
    ) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]), value<E>(it[4]))
    },
)

/** Makes the nodes of a class with five parameters, whose fields are given. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E> symbolize(
    noinline constructor: (A, B, C, D, E) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
    d: Field<in T, D & Any>,
    e: Field<in T, E & Any>,
): Symbolic5<A, B, C, D, E, T> = Symbolic5(
    symbolType(T::class.java, listOf(a, b, c, d, e)) {
        constructor(value<A>(it[0]), value<B>(it[1]), value<C>(it[2]), value<D>(it[3]), value<E>(it[4]))
    },
)

/**
 * Makes the nodes of a class with six parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E, reified F> symbolize(
    noinline constructor: (A, B, C, D, E, F) -> T,
    vararg names: String,
): Symbolic6<A, B, C, D, E, F, T> = Symbolic6(
    symbolType(
        T::class.java,
        fieldsOf(
            T::class.java,
            names,
            typeOf<A>(),
            typeOf<B>(),
            typeOf<C>(),
            typeOf<D>(),
            typeOf<E>(),
            typeOf<F>(),
        ),
    ) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
        )
    },
)

/** Makes the nodes of a class with six parameters, whose fields are given. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E, reified F> symbolize(
    noinline constructor: (A, B, C, D, E, F) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
    d: Field<in T, D & Any>,
    e: Field<in T, E & Any>,
    f: Field<in T, F & Any>,
): Symbolic6<A, B, C, D, E, F, T> = Symbolic6(
    symbolType(T::class.java, listOf(a, b, c, d, e, f)) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
        )
    },
)

/**
 * Makes the nodes of a class with seven parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <
    reified T : Any,
    reified A,
    reified B,
    reified C,
    reified D,
    reified E,
    reified F,
    reified G,
    > symbolize(
    noinline constructor: (A, B, C, D, E, F, G) -> T,
    vararg names: String,
): Symbolic7<A, B, C, D, E, F, G, T> = Symbolic7(
    symbolType(
        T::class.java,
        fieldsOf(
            T::class.java,
            names,
            typeOf<A>(),
            typeOf<B>(),
            typeOf<C>(),
            typeOf<D>(),
            typeOf<E>(),
            typeOf<F>(),
            typeOf<G>(),
        ),
    ) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
            value<G>(it[6]),
        )
    },
)

/** Makes the nodes of a class with seven parameters, whose fields are given. */
public inline fun <
    reified T : Any,
    reified A,
    reified B,
    reified C,
    reified D,
    reified E,
    reified F,
    reified G,
    > symbolize(
    noinline constructor: (A, B, C, D, E, F, G) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
    d: Field<in T, D & Any>,
    e: Field<in T, E & Any>,
    f: Field<in T, F & Any>,
    g: Field<in T, G & Any>,
): Symbolic7<A, B, C, D, E, F, G, T> = Symbolic7(
    symbolType(T::class.java, listOf(a, b, c, d, e, f, g)) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
            value<G>(it[6]),
        )
    },
)

/**
 * Makes the nodes of a class with eight parameters; see the first [symbolize].
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 */
public inline fun <
    reified T : Any,
    reified A,
    reified B,
    reified C,
    reified D,
    reified E,
    reified F,
    reified G,
    reified H,
    > symbolize(
    noinline constructor: (A, B, C, D, E, F, G, H) -> T,
    vararg names: String,
): Symbolic8<A, B, C, D, E, F, G, H, T> = Symbolic8(
    symbolType(
        T::class.java,
        fieldsOf(
            T::class.java,
            names,
            typeOf<A>(),
            typeOf<B>(),
            typeOf<C>(),
            typeOf<D>(),
            typeOf<E>(),
            typeOf<F>(),
            typeOf<G>(),
            typeOf<H>(),
        ),
    ) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
            value<G>(it[6]),
            value<H>(it[7]),
        )
    },
)

/** Makes the nodes of a class with eight parameters, whose fields are given. */
public inline fun <
    reified T : Any,
    reified A,
    reified B,
    reified C,
    reified D,
    reified E,
    reified F,
    reified G,
    reified H,
    > symbolize(
    noinline constructor: (A, B, C, D, E, F, G, H) -> T,
    a: Field<in T, A & Any>,
    b: Field<in T, B & Any>,
    c: Field<in T, C & Any>,
    d: Field<in T, D & Any>,
    e: Field<in T, E & Any>,
    f: Field<in T, F & Any>,
    g: Field<in T, G & Any>,
    h: Field<in T, H & Any>,
): Symbolic8<A, B, C, D, E, F, G, H, T> = Symbolic8(
    symbolType(T::class.java, listOf(a, b, c, d, e, f, g, h)) {
        constructor(
            value<A>(it[0]),
            value<B>(it[1]),
            value<C>(it[2]),
            value<D>(it[3]),
            value<E>(it[4]),
            value<F>(it[5]),
            value<G>(it[6]),
            value<H>(it[7]),
        )
    },
)
