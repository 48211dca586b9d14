package org.espalier.testing.conformance

import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.schema.ValueSpec
import org.espalier.symbol.SymbolType
import org.espalier.symbol.TypeRegistry

/** The classes of `types.json` as symbol types. Base classes come first in the file, and in the fields. */
class NeutralTypes(table: List<Map<String, Any?>>, defaults: (Any?) -> Any?) {
    /** The types by name. */
    val registry: TypeRegistry

    private val types = LinkedHashMap<String, SymbolType<*>>()
    private val keys = table.associate { it.text("name") to it["serialization_key"] as String? }

    /** The name under which PyGlove saves a type; custom decisions come from a module of their own. */
    fun key(name: String): String = keys[name] ?: "oraclelib.$name"

    init {
        for (entry in table) {
            val name = entry.text("name")
            val builder = SymbolType.named(name, Any::class.java)
            val base = (entry["extends"] as String?)?.let { types.getValue(it) }
            if (base != null) {
                builder.extending(base)
                base.fields().forEach { builder.field(it) }
            }
            for (field in entry.maps("fields")) {
                builder.field(field(field, defaults))
            }
            types[name] = builder.constructor { args -> name to List(args.size()) { args.get(it) } }
        }
        registry = TypeRegistry.of(types.values)
    }

    private fun field(entry: Map<String, Any?>, defaults: (Any?) -> Any?): Field<Any, Any> {
        val spec = entry.map("spec")
        val hasDefault = "default" in entry
        val nullable = spec["noneable"] == true || (hasDefault && entry["default"] == null)

        @Suppress("UNCHECKED_CAST") // the values of a spec that is read from a file have no static type
        val judge = (if (nullable) spec(spec).optional() else spec(spec)) as ValueSpec<Any>
        val field = Field.of<Any, Any>(entry.text("name"), judge)
        return if (hasDefault) field.defaultingTo(defaults(entry["default"])) else field.required()
    }

    private fun spec(spec: Map<String, Any?>): ValueSpec<*> = when (val kind = spec.text("kind")) {
        "int" ->
            Specs.ints()
                .atLeast((spec["min"] as Long?)?.toInt() ?: Int.MIN_VALUE)
                .atMost((spec["max"] as Long?)?.toInt() ?: Int.MAX_VALUE)

        "float" ->
            Specs.floats()
                .atLeast((spec["min"] as Double?) ?: Double.NEGATIVE_INFINITY)
                .atMost((spec["max"] as Double?) ?: Double.POSITIVE_INFINITY)

        "str" -> (spec["regex"] as String?)?.let { Specs.texts(it) } ?: Specs.texts()

        "bool" -> Specs.bools()

        "any" -> Specs.anything()

        "enum" -> ValueSpec.EnumSpec(spec.list("values").map { requireNotNull(it) })

        "list" -> {
            val min = (spec["min_size"] as Long?)?.toInt() ?: 0
            val max = (spec["max_size"] as Long?)?.toInt() ?: Int.MAX_VALUE
            ValueSpec.ListSpec(spec(spec.map("elem")), min, max)
        }

        "object" -> Specs.objects<Any>(types.getValue(spec.text("cls")))

        else -> throw ConformanceException("types.json: expected a known kind of spec, found '$kind'")
    }
}
