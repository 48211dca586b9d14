package org.espalier.samples.notebook.kotlin

import org.espalier.djl.nn.Activations.leakyRelu
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerTypes.CONV2D
import org.espalier.djl.nn.LayerTypes.LINEAR
import org.espalier.djl.nn.LayerTypes.RELU
import org.espalier.djl.nn.Layers.separableConv2d
import org.espalier.dsl.build
import org.espalier.dsl.edits
import org.espalier.dsl.onKey
import org.espalier.dsl.oneOf
import org.espalier.dsl.parameter
import org.espalier.dsl.patch
import org.espalier.dsl.patches
import org.espalier.dsl.query
import org.espalier.rewrite.PatchRegistry
import org.espalier.rewrite.Rule
import org.espalier.schema.Specs.floats
import org.espalier.schema.Specs.oneOfValues
import org.espalier.symbol.Symbol

/** Replaces all convolutions; the rule does not know that there are experiments. */
// cell:separable-rule
// readme:notebook-separable
val separable = Rule.onType(CONV2D) { conv -> separableConv2d(conv[FILTERS], conv[KERNEL]) }
// readme:end

/** Depends on the name of the field only, and not on what has it or where it is. */
// cell:change-lr
// readme:notebook-change-lr
val changeLr = patch("change_lr", parameter("rate", floats().above(0.0))) { rate ->
    onKey<Double>("rate", "lr") { rate }
}
// readme:end

/** Depends on the type only. */
// cell:relu-to-leaky-relu
// readme:notebook-leaky
val reluToLeakyRelu = patch("relu_to_leaky_relu") { Rule.onType(RELU) { leakyRelu(0.3) } }
// readme:end

// cell:dataset-by-name
fun datasetByName(name: String, images: Symbol<*>): Symbol<out Dataset> = when (name) {
    "numbers" -> numbers.type.symbol(images)
    else -> digits.type.symbol(images)
}

/** Reads the experiment it changes: the last dense layer, made as wide as there are classes, is its head. */
// cell:change-dataset-patch
// readme:notebook-change-dataset
val changeDataset = patch("change_dataset", parameter("name", oneOfValues("digits", "numbers"))) { name ->
    val dataset = datasetByName(name, images = at("dataset.images"))
    val head = query().ofType(LINEAR).paths().last()
    edits("$head.units" to dataset.build().numClasses, "dataset" to dataset)
}
// readme:end

// cell:scale-width-patch
// readme:notebook-scale-width
val scaleWidth = patch("scale_width", parameter("factor", floats().atLeast(1e-8))) { factor ->
    Rule.onField(CONV2D, FILTERS) { filters -> maxOf(8, (filters * factor).toInt()) }
}
// readme:end

// cell:filter-search-space
// readme:notebook-search-space
val filterSearchSpace = patch("filter_search_space") {
    Rule.onField(CONV2D, FILTERS) { f -> oneOf(f / 2, f, f * 2) }
}
// readme:end

/** The patches that a text may name. */
val ideas: PatchRegistry = patches(changeLr, reluToLeakyRelu, changeDataset, scaleWidth, filterSearchSpace)
