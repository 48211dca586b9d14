package org.espalier.samples.guide

import ai.djl.ndarray.types.Shape
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldNotBeEmpty
import io.kotest.matchers.doubles.shouldBeLessThanOrEqual
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldStartWith
import org.espalier.algo.Objective
import org.espalier.algo.evolution.Nsga2
import org.espalier.build.Materializer
import org.espalier.djl.cost.Memory
import org.espalier.djl.cost.MultiplyAdds
import org.espalier.djl.cost.ParameterCount
import org.espalier.djl.data.DataSources.DIFFICULTY
import org.espalier.djl.data.DataSources.TEST
import org.espalier.djl.data.DataSources.TRAIN
import org.espalier.djl.data.DataSources.VALIDATION
import org.espalier.djl.data.DataSources.strokeDigits
import org.espalier.djl.data.Difficulty
import org.espalier.djl.models.MobileNet
import org.espalier.djl.nn.Bottlenecks.invertedBottleneck
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.globalAvgPool
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.maxPool2d
import org.espalier.djl.nn.Layers.residual
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.nn.Layers.zero
import org.espalier.djl.nn.Shortcut.NONE_IF_CHANGED
import org.espalier.djl.train.Experiment
import org.espalier.djl.train.Experiment.DATA
import org.espalier.djl.train.Experiment.MODEL
import org.espalier.dsl.oneOf
import org.espalier.path.Path
import org.espalier.rewrite.Rule
import org.espalier.space.SearchSpace
import org.espalier.study.Study

class CostsSpec :
    StringSpec({
        "costs are read off the tree" {
            // readme:costs-tree
            val photo = Shape(3, 224, 224)
            val net = MobileNet.V2.network(1000)
            ParameterCount(photo).of(net) // 3504872
            MultiplyAdds(photo).of(net) // 300774272
            Memory.inference(photo, 1).of(net) // 23789728 bytes
            // readme:end
            ParameterCount(photo).of(net) shouldBe 3_504_872
            MultiplyAdds(photo).of(net) shouldBe 300_774_272
            Memory.inference(photo, 1).of(net) shouldBe 23_789_728
        }

        "a limit keeps large children out" {
            // readme:costs-limit
            val photo = Shape(3, 224, 224)
            val wider = Rule.onField(FILTERS) { f -> oneOf(f, f + 8) }.rewrite(MobileNet.V2.network(1000))
            val space = SearchSpace.of(wider).constrained(MultiplyAdds(photo).atMost(320_000_000))
            // readme:end
            val first = space.bind(space.enumerator().first())
            val last = space.bind(space.enumerator().at(space.size().get().dec()))
            space.rejection(first).isEmpty shouldBe true
            space.rejection(last).get() shouldStartWith
                "network: expected multiplyAdds in [0, 320000000] for an input of (3, 224, 224), found "
        }

        "a cost is an objective" {
            val data =
                strokeDigits {
                    it.set(DIFFICULTY, Difficulty.EASY).set(TRAIN, 64).set(VALIDATION, 32).set(TEST, 10)
                }
            // readme:costs-objective
            val bottleneck = invertedBottleneck(oneOf(8, 16), oneOf(3, 5), oneOf(1, 3))
            val net =
                sequential(
                    conv2d(8, 3),
                    maxPool2d(2),
                    residual(oneOf(bottleneck, zero()), NONE_IF_CHANGED),
                    residual(oneOf(bottleneck, zero()), NONE_IF_CHANGED),
                    globalAvgPool(),
                    linear(10),
                )
            val work = MultiplyAdds(Shape(1, 28, 28))
            val space =
                SearchSpace.of(Experiment.TYPE.symbol { it.set(MODEL, net).set(DATA, data) })
                    .constrained(work.atMost(500_000, Path.parse("model"), Experiment::model))
            val study =
                Study.of(space)
                    .algorithm(Nsga2(10))
                    .objectives(Objective.maximize("accuracy"), work.objective())
                    .trials(6)
                    .start()
            for (sample in study.sample()) {
                val experiment = sample.value()
                val cost = work.of(experiment.model()).toDouble()
                sample.report(mapOf("accuracy" to experiment.trainAndEvaluate().accuracy(), work.name() to cost))
            }
            val front = study.front()
            // readme:end
            front.shouldNotBeEmpty()
            front.forEach { it.metrics().getValue("multiplyAdds") shouldBeLessThanOrEqual 500_000.0 }
            Materializer.build(front.first().symbol()).model().toString() shouldBe "Sequential(6 layers)"
        }
    })
