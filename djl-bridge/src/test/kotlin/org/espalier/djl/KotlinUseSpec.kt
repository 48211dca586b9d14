package org.espalier.djl

import ai.djl.ndarray.types.Shape
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.espalier.build.Materializer
import org.espalier.djl.cost.MultiplyAdds
import org.espalier.djl.data.DataSources
import org.espalier.djl.data.Difficulty
import org.espalier.djl.models.MobileNet
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.Bottlenecks.invertedBottleneck
import org.espalier.djl.nn.Layer
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerFields.STRIDE
import org.espalier.djl.nn.Layers.batchNorm
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.identity
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.maxPool2d
import org.espalier.djl.nn.Layers.residual
import org.espalier.djl.nn.Layers.separableConv2d
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.nn.Layers.zero
import org.espalier.djl.nn.Shortcut
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.optim.Optimizers.rmsProp
import org.espalier.djl.train.Experiment
import org.espalier.hyper.Hypers.floatv
import org.espalier.hyper.Hypers.oneOf
import org.espalier.rewrite.Rule
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import java.math.BigInteger

/** The Java surface, used from Kotlin: overloads resolve without casts, and trees equal those of Java. */
class KotlinUseSpec :
    StringSpec({
        "a search space over networks reads like a program" {
            val op: Symbol<Layer> = oneOf(conv2d(oneOf(8, 16), 3), separableConv2d(8, oneOf(3, 5)), identity())
            val net = sequential(
                conv2d { it.set(FILTERS, 8).set(KERNEL, 3).set(STRIDE, 2) },
                residual(oneOf(sequential(batchNorm(), relu(), conv2d(8, 3)), zero())),
                op,
                maxPool2d(2),
                flatten(),
                linear(10),
            )
            val experiment = Experiment.TYPE.symbol { e ->
                e.set(Experiment.MODEL, net)
                e.set(Experiment.DATA, DataSources.strokeDigits(Difficulty.EASY))
                e.set(Experiment.OPTIMIZER, oneOf(adam(0.01), rmsProp(floatv(1e-4, 1e-2))))
                e.set(Experiment.EPOCHS, 2)
            }
            SearchSpace.of(net).size().get().toInt() shouldBe 10
            SearchSpace.of(experiment).size().isPresent shouldBe false
        }

        "what a tree builds is a layer" {
            val layer: Layer = Materializer.build(conv2d(8, 3))
            layer.toString() shouldBe "Conv2d(filters=8, kernel=3)"
        }

        "the residual layer of the slides, a family made searchable, and a limit on its cost" {
            val slides = residual(
                oneOf(invertedBottleneck(oneOf(32, 48, 64), oneOf(3, 5, 7), oneOf(3, 6)), zero()),
                Shortcut.NONE_IF_CHANGED,
            )
            SearchSpace.of(slides).size().get().toInt() shouldBe 19
            val work = MultiplyAdds(Shape(3, 96, 96))
            val half = MobileNet.V2.width(0.5).network(10)
            val wider = Rule.onField(FILTERS) { f -> oneOf(f, 2 * f) }.rewrite(half)
            val space = SearchSpace.of(wider).constrained(work.atMost(work.of(half)))
            space.rejection(space.bind(space.enumerator().first())).isEmpty shouldBe true
            space.rejection(space.bind(space.enumerator().at(BigInteger.ONE))).isPresent shouldBe true
        }
    })
