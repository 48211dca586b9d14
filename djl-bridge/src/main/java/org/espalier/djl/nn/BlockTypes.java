package org.espalier.djl.nn;

import static org.espalier.schema.Specs.objects;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.transformer.BertBlock;
import ai.djl.nn.transformer.BertMaskedLanguageModelBlock;
import ai.djl.nn.transformer.BertPretrainingBlock;
import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.SymbolTypes;

/**
 * The symbol types of those blocks of DJL that are no layers here, because they take or give several arrays.
 *
 * <p>A symbol of such a type builds DJL's own block, with DJL's own options and defaults, to be used with DJL's own
 * trainer; their dropout draws from the one generator of the process. {@code SymbolTypes.ofBuilder} makes more of them
 * in one call.
 */
public final class BlockTypes {

    /** DJL's BERT; takes tokens, types and masks, gives the sequence and a vector of the whole. */
    public static final SymbolType<BertBlock> BERT = SymbolTypes.ofBuilder(
                    BertBlock.class, BertBlock::builder, BertBlock.Builder::build)
            .named("djl.block.Bert");

    /** The BERT whose embeddings a language model shares. */
    public static final Field<Block, BertBlock> BERT_BLOCK = Field.<Block, BertBlock>of(
                    "bertBlock", objects(BertBlock.class))
            .describedAs("the BERT whose embeddings are shared");

    /** The function of each element of a language model; the Gaussian error unit unless given. */
    public static final Field<Block, LayerFunction> HIDDEN_ACTIVATION = Field.<Block, LayerFunction>of(
                    "hiddenActivation", objects(LayerFunction.class).optional())
            .describedAs("function of each element; the Gaussian error unit if none");

    /** DJL's head that guesses hidden tokens; takes a sequence, indices and the table of embeddings. */
    public static final SymbolType<Block> BERT_MASKED_LANGUAGE_MODEL = SymbolType.named(
                    "djl.block.BertMaskedLanguageModel", Block.class)
            .field(BERT_BLOCK)
            .field(HIDDEN_ACTIVATION)
            .constructor(a -> new BertMaskedLanguageModelBlock(
                    a.get(BERT_BLOCK), a.find(HIDDEN_ACTIVATION).orElse(Activation::gelu)::apply));

    /** DJL's BERT with both heads; takes tokens, types, masks and indices, gives both answers. */
    public static final SymbolType<BertPretrainingBlock> BERT_PRETRAINING = SymbolTypes.ofBuilder(
                    BertPretrainingBlock.class, BertBlock::builder, BertPretrainingBlock::new)
            .named("djl.block.BertPretraining");

    private BlockTypes() {}

    /**
     * Lists the types.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<? extends Block>> all() {
        return List.of(BERT, BERT_MASKED_LANGUAGE_MODEL, BERT_PRETRAINING);
    }
}
