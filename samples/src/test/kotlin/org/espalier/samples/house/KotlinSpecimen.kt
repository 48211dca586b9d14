package org.espalier.samples.house

/** A Kotlin type with one declaration of each kind that [ApiSurface] prints. */
public open class KotlinSpecimen<in T : Any>(public val name: String, size: Int = 1) : Comparable<KotlinSpecimen<*>> {
    public var size: Int = size
        private set

    internal val hidden: Int get() = size

    protected fun kept(vararg items: T) {
        size = items.size
    }

    override fun compareTo(other: KotlinSpecimen<*>): Int = name.compareTo(other.name)
}

internal class HiddenSpecimen

public typealias Names = List<String>

public infix fun String.join(other: String?): String = this + other

public inline fun <reified T : Any> List<*>.pick(test: (T) -> Boolean = { true }): T? =
    filterIsInstance<T>().firstOrNull(test)

internal fun hidden(): Int = 0
