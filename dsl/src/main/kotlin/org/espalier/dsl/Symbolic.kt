package org.espalier.dsl

import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType

/**
 * Makes nodes of one class; what [symbolize] returns. To be called like the constructor, or with a block that sets fields.
 */
public sealed interface Symbolic<T : Any> {
    /** The type of the nodes: name, fields, constructor. */
    public val type: SymbolType<T>

    /**
     * Returns the node whose fields [block] sets by name or key; those it leaves out take their defaults.
     *
     * @throws org.espalier.symbol.SymbolException if a value does not fit or a required field is missing
     */
    public operator fun invoke(block: (Fields<T>) -> Unit): ObjectSymbol<T> = symbol(type, block)
}

/** [Symbolic] for a constructor without parameters. */
public class Symbolic0<T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) : Symbolic<T> {
    /** Returns the node. */
    public operator fun invoke(): ObjectSymbol<T> = type.symbol()
}

/** [Symbolic] for a constructor with one parameter. */
public class Symbolic1<A, T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) :
    Symbolic<T> {
    /** Returns the node with a plain value. */
    public operator fun invoke(a: A): ObjectSymbol<T> = type.symbol(a)

    /** Returns the node with a tree. */
    public operator fun invoke(a: Symbol<out A & Any>): ObjectSymbol<T> = type.symbol(a)
}

/** [Symbolic] for a constructor with two parameters. */
public class Symbolic2<A, B, T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) :
    Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B): ObjectSymbol<T> = type.symbol(a, b)

    /** Returns the node with plain values and trees. */
    public operator fun invoke(a: A, b: Symbol<out B & Any>): ObjectSymbol<T> = type.symbol(a, b)

    /** Returns the node with plain values and trees. */
    public operator fun invoke(a: Symbol<out A & Any>, b: B): ObjectSymbol<T> = type.symbol(a, b)

    /** Returns the node with trees. */
    public operator fun invoke(a: Symbol<out A & Any>, b: Symbol<out B & Any>): ObjectSymbol<T> = type.symbol(a, b)
}

/** [Symbolic] for a constructor with three parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic3<A, B, C, T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) :
    Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C): ObjectSymbol<T> = type.symbol(a, b, c)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c)
}

/** [Symbolic] for a constructor with four parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic4<A, B, C, D, T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) :
    Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C, d: D): ObjectSymbol<T> = type.symbol(a, b, c, d)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
        d: Symbol<out D & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c, d)
}

/** [Symbolic] for a constructor with five parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic5<A, B, C, D, E, T : Any>
@PublishedApi
internal constructor(override val type: SymbolType<T>) :
    Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C, d: D, e: E): ObjectSymbol<T> = type.symbol(a, b, c, d, e)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
        d: Symbol<out D & Any>,
        e: Symbol<out E & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c, d, e)
}

/** [Symbolic] for a constructor with six parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic6<A, B, C, D, E, F, T : Any>
@PublishedApi
internal constructor(
    override val type: SymbolType<T>,
) : Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C, d: D, e: E, f: F): ObjectSymbol<T> = type.symbol(a, b, c, d, e, f)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
        d: Symbol<out D & Any>,
        e: Symbol<out E & Any>,
        f: Symbol<out F & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c, d, e, f)
}

/** [Symbolic] for a constructor with seven parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic7<A, B, C, D, E, F, G, T : Any>
@PublishedApi
internal constructor(
    override val type: SymbolType<T>,
) : Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C, d: D, e: E, f: F, g: G): ObjectSymbol<T> =
        type.symbol(a, b, c, d, e, f, g)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
        d: Symbol<out D & Any>,
        e: Symbol<out E & Any>,
        f: Symbol<out F & Any>,
        g: Symbol<out G & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c, d, e, f, g)
}

/** [Symbolic] for a constructor with eight parameters; wrap the odd literal among symbols in [just]. */
public class Symbolic8<A, B, C, D, E, F, G, H, T : Any>
@PublishedApi
internal constructor(
    override val type: SymbolType<T>,
) : Symbolic<T> {
    /** Returns the node with plain values. */
    public operator fun invoke(a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H): ObjectSymbol<T> =
        type.symbol(a, b, c, d, e, f, g, h)

    /** Returns the node with trees. */
    public operator fun invoke(
        a: Symbol<out A & Any>,
        b: Symbol<out B & Any>,
        c: Symbol<out C & Any>,
        d: Symbol<out D & Any>,
        e: Symbol<out E & Any>,
        f: Symbol<out F & Any>,
        g: Symbol<out G & Any>,
        h: Symbol<out H & Any>,
    ): ObjectSymbol<T> = type.symbol(a, b, c, d, e, f, g, h)
}
