package org.espalier.samples.guide

import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.doubles.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import org.espalier.djl.data.DataSources.DIFFICULTY
import org.espalier.djl.data.DataSources.TEST
import org.espalier.djl.data.DataSources.TRAIN
import org.espalier.djl.data.DataSources.VALIDATION
import org.espalier.djl.data.DataSources.strokeDigits
import org.espalier.djl.data.Difficulty
import org.espalier.samples.reader.kotlin.deploy
import org.espalier.samples.reader.kotlin.experiment
import org.espalier.samples.reader.kotlin.readers
import org.espalier.samples.reader.kotlin.search

class DigitReaderSpec :
    StringSpec({
        "a model is searched with shared weights, trained and saved" {
            val data =
                strokeDigits {
                    it.set(DIFFICULTY, Difficulty.EASY).set(TRAIN, 256).set(VALIDATION, 128).set(TEST, 128)
                }
            val winner = search(experiment(readers, data, 2), 2) {}
            winner.isConcrete() shouldBe true
            val folder = tempdir().toPath()
            deploy(winner, folder.resolve("reader.safetensors"), folder.resolve("reader.onnx")) shouldBeGreaterThan 0.1
        }
    })
