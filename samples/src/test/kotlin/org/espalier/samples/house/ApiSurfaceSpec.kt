package org.espalier.samples.house

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe

class ApiSurfaceSpec :
    StringSpec({
        "Java declarations are printed with generics, nullness and exceptions, one a line" {
            ApiSurface.of(
                listOf(JavaSpecimen::class.java, JavaSpecimen.Pair::class.java, JavaSpecimen.Color::class.java),
            ) shouldBe """

            package org.espalier.samples.house
              sealed interface JavaSpecimen<T extends Comparable<T>> permits samples.house.JavaSpecimen.Pair
                @Nullable T first(java.util.List<? extends T> items) throws java.io.IOException
                default java.util.Map<String, ? super T> rest(@Nullable T[] items, int... more)
                static <E extends Enum<E>> E pick(Class<E> type)
                static int LIMIT = 3
              enum JavaSpecimen.Color
                GREEN
                RED
                samples.house.JavaSpecimen.Color other()
              record JavaSpecimen.Pair<T extends Comparable<T>>(T left, java.util.List<@Nullable String> right) implements samples.house.JavaSpecimen<T>
                Pair(T left)
                T first(java.util.List<? extends T> items)
            """.trimIndent().lines()
        }

        "Kotlin declarations are printed as their users write them" {
            ApiSurface.of(
                listOf(KotlinSpecimen::class.java, Class.forName("org.espalier.samples.house.KotlinSpecimenKt")),
            ) shouldBe """

            package org.espalier.samples.house
              open class KotlinSpecimen<in T : Any> : Comparable<samples.house.KotlinSpecimen<*>>
                constructor(name: String, size: Int = ...)
                operator fun compareTo(other: samples.house.KotlinSpecimen<*>): Int
                protected fun kept(vararg items: T): Unit
                val name: String
                val size: Int
              file KotlinSpecimenKt
                infix fun String.join(other: String?): String
                inline fun <reified T : Any> List<*>.pick(test: Function1<T, Boolean> = ...): T?
                typealias Names = List<String>
            """.trimIndent().lines()
        }

        "what Kotlin hides from other modules is not part of the surface" {
            ApiSurface.of(listOf(HiddenSpecimen::class.java)) shouldBe emptyList()
        }
    })
