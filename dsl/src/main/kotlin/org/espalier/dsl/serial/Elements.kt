@file:OptIn(ExperimentalSerializationApi::class, InternalSerializationApi::class)

package org.espalier.dsl.serial

import kotlinx.serialization.DeserializationStrategy
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.InternalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.descriptors.PolymorphicKind
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.descriptors.SerialKind
import kotlinx.serialization.descriptors.StructureKind
import kotlinx.serialization.descriptors.capturedKClass
import kotlinx.serialization.encoding.AbstractDecoder
import kotlinx.serialization.encoding.CompositeDecoder
import kotlinx.serialization.internal.AbstractPolymorphicSerializer
import kotlinx.serialization.modules.EmptySerializersModule
import kotlinx.serialization.modules.SerializersModule
import org.espalier.schema.Kind
import org.espalier.schema.Specs
import org.espalier.schema.ValueSpec

/** Returns what a field of a serializable class may hold. */
@Suppress("UNCHECKED_CAST") // the value type of an element is not known statically
internal fun specOf(element: DeserializationStrategy<*>): ValueSpec<Any> {
    val descriptor = element.descriptor
    val spec: ValueSpec<*> =
        when {
            descriptor.isNullable -> return specOf(partsOf(element).single()).optional() as ValueSpec<Any>
            descriptor.isInline -> specOf(childrenOf(element as KSerializer<*>, descriptor.serialName).single())
            else -> specOf(descriptor.kind, element)
        }
    return spec as ValueSpec<Any>
}

private fun specOf(kind: SerialKind, element: DeserializationStrategy<*>): ValueSpec<*> = when (kind) {
    PrimitiveKind.BOOLEAN -> Specs.bools()
    PrimitiveKind.BYTE -> ValueSpec.IntSpec(Byte.MIN_VALUE.toInt(), Byte.MAX_VALUE.toInt())
    PrimitiveKind.SHORT -> ValueSpec.IntSpec(Short.MIN_VALUE.toInt(), Short.MAX_VALUE.toInt())
    PrimitiveKind.INT -> Specs.ints()
    PrimitiveKind.LONG -> Specs.longs()
    PrimitiveKind.FLOAT, PrimitiveKind.DOUBLE -> Specs.floats()
    PrimitiveKind.CHAR -> Specs.texts("(?s).")
    PrimitiveKind.STRING -> Specs.texts()
    SerialKind.ENUM -> ValueSpec.EnumSpec(constantsOf(element))
    StructureKind.LIST -> Specs.lists(partsOf(element).firstOrNull()?.let(::specOf) ?: primitiveElement(element))
    StructureKind.MAP -> Specs.maps(specOf(partsOf(element)[1]))
    else -> classOrNull(element)?.let { Specs.objects<Any>(Kind.of(it)) } ?: Specs.anything()
}

/** Arrays of primitives read their elements without a serializer. */
private fun primitiveElement(array: DeserializationStrategy<*>) = when (array.descriptor.getElementDescriptor(0).kind) {
    PrimitiveKind.BOOLEAN -> Specs.bools()
    PrimitiveKind.LONG -> Specs.longs()
    PrimitiveKind.FLOAT, PrimitiveKind.DOUBLE -> Specs.floats()
    PrimitiveKind.CHAR -> Specs.texts("(?s).")
    else -> Specs.ints()
} as ValueSpec<*>

private fun constantsOf(element: DeserializationStrategy<*>): List<Any> =
    List(element.descriptor.elementsCount) { checkNotNull(element.deserialize(Constant(it))) }

private class Constant(private val index: Int) : AbstractDecoder() {
    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun decodeElementIndex(descriptor: SerialDescriptor): Int = CompositeDecoder.DECODE_DONE

    override fun decodeEnum(enumDescriptor: SerialDescriptor): Int = index
}

/** Makes the only instance of an object; everything else is of no use to it. */
internal object NoObjects : AbstractDecoder() {
    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun decodeElementIndex(descriptor: SerialDescriptor): Int = CompositeDecoder.DECODE_DONE
}

internal fun isObject(serializer: DeserializationStrategy<*>): Boolean =
    serializer.descriptor.kind == StructureKind.OBJECT

@Suppress("UNCHECKED_CAST") // a generated serializer stands inside its class
internal fun <T : Any> classOf(serializer: DeserializationStrategy<T>): Class<T> =
    requireNotNull(classOrNull(serializer)) {
        "serialClass: expected a serializer that tells its class, found that of ${serializer.descriptor.serialName}"
    } as Class<T>

private fun classOrNull(serializer: DeserializationStrategy<*>): Class<*>? = when {
    isObject(serializer) -> serializer.deserialize(NoObjects)?.javaClass

    serializer is AbstractPolymorphicSerializer<*> -> serializer.baseClass.java

    serializer.descriptor.kind == SerialKind.CONTEXTUAL -> serializer.descriptor.capturedKClass?.java

    serializer.descriptor.kind == StructureKind.CLASS -> serializer.javaClass.enclosingClass?.takeIf {
        it !=
            Any::class.java
    }

    serializer.descriptor.kind is PolymorphicKind -> serializer.descriptor.capturedKClass?.java

    else -> null
}

/** Returns the serializers that the serializer of a list, a map or a nullable value hands its parts to. */
internal fun partsOf(serializer: DeserializationStrategy<*>): List<DeserializationStrategy<*>> =
    PartsDecoder().also { runCatching { serializer.deserialize(it) } }.parts

/** Lets a serializer read one element of nothing, to see which serializers it reads its parts with. */
private class PartsDecoder : AbstractDecoder() {
    val parts = mutableListOf<DeserializationStrategy<*>>()
    private var index = 0

    override val serializersModule: SerializersModule = EmptySerializersModule()

    override fun decodeElementIndex(descriptor: SerialDescriptor): Int = when {
        descriptor.kind == StructureKind.MAP && index < 2 -> index++
        index < 1 -> index++
        else -> CompositeDecoder.DECODE_DONE
    }

    override fun decodeNotNullMark(): Boolean = true

    @Suppress("UNCHECKED_CAST") // nobody looks at the value
    override fun <T> decodeSerializableValue(deserializer: DeserializationStrategy<T>): T {
        parts += deserializer
        return null as T
    }
}
