package org.espalier.dsl

/**
 * Makes the nodes of a class and states what its fields may hold, one name for each parameter, in their order:
 *
 * ```
 * val conv = symbolize(::Conv) { filters, kernel ->
 *     filters within 1..4096 doc "output channels"
 *     kernel among listOf(1, 3, 5) default 3
 *     requiring("kernel <= filters") { it[kernel] <= it[filters] }
 * }
 * ```
 *
 * The words are in [FieldRules]; the compiler refuses those that are not for the type of the parameter. Annotations of the
 * constructor's parameters hold as well.
 *
 * @param names names of the fields; those of the constructor's parameters unless given
 * @throws IllegalArgumentException if names are missing and cannot be found out
 * @throws org.espalier.symbol.SymbolException if a default does not fit its field; lists all problems
 */
public inline fun <reified T : Any, reified A> symbolize(
    noinline constructor: (A) -> T,
    vararg names: String,
    rules: TypeRules<T>.(FieldRules<A>) -> Unit,
): Symbolic1<A, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(type.next { value<A>(it) })
    return Symbolic1(type.refined())
}

/** Makes the nodes of a class with two parameters and states what its fields may hold; see the first one. */
public inline fun <reified T : Any, reified A, reified B> symbolize(
    noinline constructor: (A, B) -> T,
    vararg names: String,
    rules: TypeRules<T>.(FieldRules<A>, FieldRules<B>) -> Unit,
): Symbolic2<A, B, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(type.next { value<A>(it) }, type.next { value<B>(it) })
    return Symbolic2(type.refined())
}

/** Makes the nodes of a class with three parameters and states what its fields may hold; see the first one. */
public inline fun <reified T : Any, reified A, reified B, reified C> symbolize(
    noinline constructor: (A, B, C) -> T,
    vararg names: String,
    rules: TypeRules<T>.(FieldRules<A>, FieldRules<B>, FieldRules<C>) -> Unit,
): Symbolic3<A, B, C, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(type.next { value<A>(it) }, type.next { value<B>(it) }, type.next { value<C>(it) })
    return Symbolic3(type.refined())
}

/** Makes the nodes of a class with four parameters and states what its fields may hold; see the first one. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D> symbolize(
    noinline constructor: (A, B, C, D) -> T,
    vararg names: String,
    rules: TypeRules<T>.(FieldRules<A>, FieldRules<B>, FieldRules<C>, FieldRules<D>) -> Unit,
): Symbolic4<A, B, C, D, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(
        type.next { value<A>(it) },
        type.next { value<B>(it) },
        type.next { value<C>(it) },
        type.next { value<D>(it) },
    )
    return Symbolic4(type.refined())
}

/** Makes the nodes of a class with five parameters and states what its fields may hold; see the first one. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E> symbolize(
    noinline constructor: (A, B, C, D, E) -> T,
    vararg names: String,
    rules: TypeRules<T>.(FieldRules<A>, FieldRules<B>, FieldRules<C>, FieldRules<D>, FieldRules<E>) -> Unit,
): Symbolic5<A, B, C, D, E, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(
        type.next { value<A>(it) },
        type.next { value<B>(it) },
        type.next { value<C>(it) },
        type.next { value<D>(it) },
        type.next { value<E>(it) },
    )
    return Symbolic5(type.refined())
}

/** Makes the nodes of a class with six parameters and states what its fields may hold; see the first one. */
public inline fun <reified T : Any, reified A, reified B, reified C, reified D, reified E, reified F> symbolize(
    noinline constructor: (A, B, C, D, E, F) -> T,
    vararg names: String,
    rules: TypeRules<T>.(
        FieldRules<A>,
        FieldRules<B>,
        FieldRules<C>,
        FieldRules<D>,
        FieldRules<E>,
        FieldRules<F>,
    ) -> Unit,
): Symbolic6<A, B, C, D, E, F, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(
        type.next { value<A>(it) },
        type.next { value<B>(it) },
        type.next { value<C>(it) },
        type.next { value<D>(it) },
        type.next { value<E>(it) },
        type.next { value<F>(it) },
    )
    return Symbolic6(type.refined())
}

/** Makes the nodes of a class with seven parameters and states what its fields may hold; see the first one. */
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
    rules: TypeRules<T>.(
        FieldRules<A>,
        FieldRules<B>,
        FieldRules<C>,
        FieldRules<D>,
        FieldRules<E>,
        FieldRules<F>,
        FieldRules<G>,
    ) -> Unit,
): Symbolic7<A, B, C, D, E, F, G, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(
        type.next { value<A>(it) },
        type.next { value<B>(it) },
        type.next { value<C>(it) },
        type.next { value<D>(it) },
        type.next { value<E>(it) },
        type.next { value<F>(it) },
        type.next { value<G>(it) },
    )
    return Symbolic7(type.refined())
}

/** Makes the nodes of a class with eight parameters and states what its fields may hold; see the first one. */
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
    rules: TypeRules<T>.(
        FieldRules<A>,
        FieldRules<B>,
        FieldRules<C>,
        FieldRules<D>,
        FieldRules<E>,
        FieldRules<F>,
        FieldRules<G>,
        FieldRules<H>,
    ) -> Unit,
): Symbolic8<A, B, C, D, E, F, G, H, T> {
    val type = TypeRules(symbolize(constructor, *names).type)
    type.rules(
        type.next { value<A>(it) },
        type.next { value<B>(it) },
        type.next { value<C>(it) },
        type.next { value<D>(it) },
        type.next { value<E>(it) },
        type.next { value<F>(it) },
        type.next { value<G>(it) },
        type.next { value<H>(it) },
    )
    return Symbolic8(type.refined())
}
