@file:OptIn(ExperimentalSerializationApi::class, InternalSerializationApi::class)

package org.espalier.dsl.serial

import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.InternalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerializationStrategy
import kotlinx.serialization.descriptors.PolymorphicKind
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.descriptors.SerialKind
import kotlinx.serialization.descriptors.StructureKind
import kotlinx.serialization.encoding.AbstractDecoder
import kotlinx.serialization.encoding.AbstractEncoder
import kotlinx.serialization.encoding.CompositeDecoder
import kotlinx.serialization.encoding.CompositeEncoder
import kotlinx.serialization.modules.EmptySerializersModule
import kotlinx.serialization.modules.SerializersModule
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols

/**
 * Returns the default trees of optional elements, by number: those that two objects made of different made-up arguments
 * agree on.
 */
internal fun <T : Any> learntDefaults(serializer: KSerializer<T>): Map<Int, Symbol<*>> {
    val descriptor = serializer.descriptor
    val optional = (0 until descriptor.elementsCount).filter { descriptor.isElementOptional(it) }
    if (optional.isEmpty()) return emptyMap()
    val samples =
        (1..2).map { seed ->
            runCatching { childNodes(serializer.deserialize(SampleDecoder(seed)), serializer) }.getOrDefault(emptyMap())
        }
    return optional
        .mapNotNull { i -> samples[0][i]?.takeIf { it == samples[1][i] }?.let { i to it } }
        .toMap()
}

/** Returns the node that describes [value]. */
internal fun nodeOf(value: Any?, serializer: SerializationStrategy<*>): Symbol<*> {
    @Suppress("UNCHECKED_CAST") // the serializer of the value
    val strategy = serializer as SerializationStrategy<Any?>
    return NodeEncoder().also { it.encodeSerializableValue(strategy, value) }.node
}

private fun <T : Any> childNodes(value: T, serializer: KSerializer<T>): Map<Int, Symbol<*>> =
    FieldsEncoder().also { serializer.serialize(it, value) }.nodes

/** Collects the elements of an object as nodes. Elements without a node are left out. */
private class FieldsEncoder : AbstractEncoder() {
    val nodes = mutableMapOf<Int, Symbol<*>>()
    private var index = 0

    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun shouldEncodeElementDefault(descriptor: SerialDescriptor, index: Int): Boolean = true

    override fun encodeElement(descriptor: SerialDescriptor, index: Int): Boolean {
        this.index = index
        return true
    }

    override fun encodeValue(value: Any) {
        nodes[index] = plainNode(value)
    }

    override fun encodeNull() {
        nodes[index] = Symbols.none<Any>()
    }

    override fun <T> encodeSerializableValue(serializer: SerializationStrategy<T>, value: T) {
        runCatching { nodeOf(value, serializer) }.onSuccess { nodes[index] = it }
    }
}

/** Turns one value into a node. */
private class NodeEncoder : AbstractEncoder() {
    var node: Symbol<*> = Symbols.none<Any>()

    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun encodeValue(value: Any) {
        node = plainNode(value)
    }

    override fun encodeNull() {
        node = Symbols.none<Any>()
    }

    @Suppress("UNCHECKED_CAST") // the serializer of the value
    override fun <T> encodeSerializableValue(serializer: SerializationStrategy<T>, value: T) {
        val kind = serializer.descriptor.kind
        node =
            when {
                value == null -> Symbols.none<Any>()

                kind == SerialKind.ENUM -> Symbols.just(value as Any)

                kind == StructureKind.LIST -> Symbols.lift(itemsOf(serializer, value))

                kind == StructureKind.MAP ->
                    Symbols.lift(itemsOf(serializer, value).chunked(2).associate { (k, v) -> keyOf(k) to v })

                kind == PolymorphicKind.SEALED -> member(serializer, value)

                (kind == StructureKind.CLASS && !serializer.descriptor.isInline) || kind == StructureKind.OBJECT ->
                    objectNode(inner(serializer) as KSerializer<Any>, value)

                else -> return super.encodeSerializableValue(serializer, value)
            }
    }

    @Suppress("UNCHECKED_CAST") // the serializer of the value
    private fun member(family: SerializationStrategy<*>, value: Any): Symbol<*> {
        val sealed = inner(family) as kotlinx.serialization.internal.AbstractPolymorphicSerializer<Any>
        val serializer = sealed.findPolymorphicSerializerOrNull(this, value)
        return nodeOf(value, requireNotNull(serializer) { "No serializer for $value" })
    }

    private fun objectNode(serializer: KSerializer<Any>, value: Any): Symbol<*> {
        val type = serialClass(serializer, value.javaClass)
        if (isObject(serializer)) return type.symbol()
        val nodes = childNodes(value, serializer)
        return type.symbolOf(nodes.mapKeys { (i, _) -> serializer.descriptor.getElementName(i) })
    }
}

/** Returns the serializer below the one of a nullable value. */
private fun inner(serializer: SerializationStrategy<*>): Any =
    if (serializer.descriptor.isNullable) partsOf(serializer as KSerializer<*>).single() else serializer

private fun keyOf(key: Symbol<*>): String = (key as? org.espalier.symbol.Literal<*>)?.value()?.toString().orEmpty()

private fun itemsOf(serializer: SerializationStrategy<*>, value: Any): List<Symbol<*>> {
    val items = FieldsEncoder()
    @Suppress("UNCHECKED_CAST") // the serializer of the value
    (serializer as SerializationStrategy<Any?>).serialize(items, value)
    return List(items.nodes.size) { items.nodes.getValue(it) }
}

private fun plainNode(value: Any): Symbol<*> = when (value) {
    is Byte, is Short -> Symbols.just((value as Number).toInt())
    is Float -> Symbols.just(value.toString().toDouble())
    is Char -> Symbols.just(value.toString())
    else -> Symbols.just(value)
}

/** Makes up arguments: numbers equal to [seed], one-letter texts, first constants, empty collections, first members. */
private class SampleDecoder(private val seed: Int, private val descriptor: SerialDescriptor? = null) :
    AbstractDecoder() {
    private var index = -1

    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun beginStructure(descriptor: SerialDescriptor): CompositeDecoder = SampleDecoder(seed, descriptor)

    override fun decodeElementIndex(descriptor: SerialDescriptor): Int {
        index++
        val size = if (descriptor.kind == StructureKind.LIST ||
            descriptor.kind == StructureKind.MAP
        ) {
            0
        } else {
            descriptor.elementsCount
        }
        while (index < size && descriptor.isElementOptional(index)) index++
        return if (index < size) index else CompositeDecoder.DECODE_DONE
    }

    override fun decodeNotNullMark(): Boolean = false

    override fun decodeEnum(enumDescriptor: SerialDescriptor): Int = 0

    override fun decodeBoolean(): Boolean = seed == 1

    override fun decodeByte(): Byte = seed.toByte()

    override fun decodeShort(): Short = seed.toShort()

    override fun decodeInt(): Int = seed

    override fun decodeLong(): Long = seed.toLong()

    override fun decodeFloat(): Float = seed.toFloat()

    override fun decodeDouble(): Double = seed.toDouble()

    override fun decodeChar(): Char = 'a' + seed

    override fun decodeString(): String = if (descriptor?.kind ==
        PolymorphicKind.SEALED
    ) {
        descriptor.getElementDescriptor(1).getElementName(0)
    } else {
        "abc".take(seed)
    }
}
