package org.espalier.samples.ask

import org.espalier.djl.DjlTypes
import org.espalier.io.NeutralJson
import org.espalier.io.SpecJson
import org.espalier.io.SymbolJson
import org.espalier.io.Vocabulary
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import org.espalier.symbol.TypeRegistry

/** Reads search spaces from text: Espalier's own documents of trees and of specs, and neutral JSON. */
object SpaceFile {
    private val DOCUMENT = Regex("\\A\\s*\\{\\s*\"espalier\"\\s*:\\s*\"(symbol|spec)\"")

    /**
     * Returns the space of a document.
     *
     * [types] are the classes that a neutral tree names; what is not among them takes the fields that it is given. Throws
     * [org.espalier.io.JsonFormatException] or [org.espalier.space.SpaceException] if the document is no sound space.
     */
    @JvmStatic
    fun read(text: String, types: TypeRegistry): SearchSpace<*> {
        val tree: Symbol<*> =
            when (DOCUMENT.find(text)?.groupValues?.get(1)) {
                "symbol" -> SymbolJson.read(text, DjlTypes.registry())
                "spec" -> SpecTree.of(SpecJson.read(text))
                else -> NeutralJson.read(text, Vocabulary.of(types).with(IntSequence.undecided()))
            }
        return SearchSpace.of(tree)
    }
}
