package org.espalier.samples.notebook.comparison.kotlin

import org.espalier.djl.optim.Adam
import org.espalier.djl.train.Losses
import org.espalier.dsl.symbolize
import org.espalier.samples.notebook.comparison.Components

// cell:symbols
val conv = symbolize(Components::Conv)
val flatten = symbolize(Components::Flatten)
val dense = symbolize(Components::Dense)
val chain = symbolize(Components::Chain)
val digits = symbolize(Components::Digits)
val numbers = symbolize(Components::Numbers)
val softmaxCrossEntropy = symbolize(fun() = Losses.SoftmaxCrossEntropy())
val adam = symbolize({ rate: Double -> Adam(rate) }, "rate")
val experiment = symbolize(Components::Experiment)
