@file:OptIn(ExperimentalSerializationApi::class)

package org.espalier.dsl.serial

import kotlinx.serialization.DeserializationStrategy
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.descriptors.StructureKind
import kotlinx.serialization.encoding.AbstractDecoder
import kotlinx.serialization.encoding.CompositeDecoder
import kotlinx.serialization.modules.EmptySerializersModule
import kotlinx.serialization.modules.SerializersModule

/**
 * Hands a serializer the built values of a node: objects as they are, numbers and collections as the class wants them.
 *
 * @param absent which elements are left out where they are null, so that the class takes its own default
 */
internal class BuiltDecoder(private val elements: List<Any?>, private val absent: BooleanArray? = null) :
    AbstractDecoder() {
    private var index = -1
    private var current: Any? = null

    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun decodeElementIndex(descriptor: SerialDescriptor): Int {
        do index++ while (index < elements.size && absent?.get(index) == true && elements[index] == null)
        if (index >= elements.size) return CompositeDecoder.DECODE_DONE
        current = elements[index]
        return index
    }

    override fun beginStructure(descriptor: SerialDescriptor): CompositeDecoder = when (descriptor.kind) {
        StructureKind.LIST -> BuiltDecoder((current as Iterable<*>).toList())
        StructureKind.MAP -> BuiltDecoder((current as Map<*, *>).flatMap { (key, value) -> listOf(key, value) })
        else -> this
    }

    override fun decodeCollectionSize(descriptor: SerialDescriptor): Int = elements.size

    @Suppress("UNCHECKED_CAST") // an object that was built by its own node
    override fun <T> decodeSerializableValue(deserializer: DeserializationStrategy<T>): T {
        val kind = deserializer.descriptor.kind
        val converted = kind is PrimitiveKind || kind == StructureKind.LIST || kind == StructureKind.MAP
        return if (converted || deserializer.descriptor.isInline) deserializer.deserialize(this) else current as T
    }

    override fun decodeNotNullMark(): Boolean = current != null

    override fun decodeValue(): Any = checkNotNull(current)

    private fun number(): Number = current as? Number ?: current.toString().toDouble()

    override fun decodeByte(): Byte = number().toByte()

    override fun decodeShort(): Short = number().toShort()

    override fun decodeInt(): Int = number().toInt()

    override fun decodeLong(): Long = (current as? Number)?.toLong() ?: current.toString().toLong()

    override fun decodeFloat(): Float = number().toFloat()

    override fun decodeDouble(): Double = number().toDouble()

    override fun decodeChar(): Char = current.toString().single()
}
