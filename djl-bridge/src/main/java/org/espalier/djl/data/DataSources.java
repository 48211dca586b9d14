package org.espalier.djl.data;

import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.longs;
import static org.espalier.schema.Specs.texts;

import java.util.List;
import java.util.function.Consumer;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** The words for data sets, with their fields and symbol types. */
public final class DataSources {

    /** How hard to read drawn digits are. */
    public static final Field<DataSource, Difficulty> DIFFICULTY = Field.<DataSource, Difficulty>of(
                    "difficulty", constants(Difficulty.class))
            .describedAs("how hard to read the digits are");

    /** A folder of IDX files. */
    public static final Field<DataSource, String> FOLDER =
            Field.<DataSource, String>of("folder", texts()).describedAs("where the files are");

    /** A CSV file. */
    public static final Field<DataSource, String> FILE =
            Field.<DataSource, String>of("file", texts()).describedAs("the file");

    /** One of DJL's data sets. */
    public static final Field<DataSource, DjlDataset> DATASET = Field.<DataSource, DjlDataset>of(
                    "dataset", constants(DjlDataset.class))
            .describedAs("which set");

    /** Number of training images; 0, the default in all three parts, lets the source decide. */
    public static final Field<DataSource, Integer> TRAIN = count("train");

    /** Number of validation images. */
    public static final Field<DataSource, Integer> VALIDATION = count("validation");

    /** Number of test images. */
    public static final Field<DataSource, Integer> TEST = count("test");

    /** Seed of the split, or of the images if they are made; 0 unless given. */
    public static final Field<DataSource, Long> SEED =
            Field.<DataSource, Long>of("seed", longs()).defaulting(0L).describedAs("seed of the split");

    /** {@link StrokeDigitsSource}. */
    public static final SymbolType<DataSource> STROKE_DIGITS = named("StrokeDigits", DIFFICULTY)
            .constructor(a -> new StrokeDigitsSource(a.get(DIFFICULTY), sizes(a), a.get(SEED)));

    /** {@link IdxSource}. */
    public static final SymbolType<DataSource> IDX =
            named("Idx", FOLDER).constructor(a -> new IdxSource(a.get(FOLDER), sizes(a), a.get(SEED)));

    /** {@link CsvSource}. */
    public static final SymbolType<DataSource> CSV =
            named("Csv", FILE).constructor(a -> new CsvSource(a.get(FILE), sizes(a), a.get(SEED)));

    /** {@link DjlDatasetSource}. */
    public static final SymbolType<DataSource> DJL_DATASET =
            named("DjlDataset", DATASET).constructor(a -> new DjlDatasetSource(a.get(DATASET), sizes(a), a.get(SEED)));

    private DataSources() {}

    /**
     * Lists all types of data sources.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<DataSource>> types() {
        return List.of(STROKE_DIGITS, IDX, CSV, DJL_DATASET);
    }

    /**
     * Digits drawn from strokes: 4096 training, 1024 validation and 1024 test images.
     *
     * @param difficulty how hard to read they are
     * @return the data
     */
    public static Symbol<DataSource> strokeDigits(Difficulty difficulty) {
        return STROKE_DIGITS.symbol(difficulty);
    }

    /**
     * Digits drawn from strokes, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the data
     */
    public static Symbol<DataSource> strokeDigits(Consumer<SymbolType.Setter<DataSource>> fields) {
        return STROKE_DIGITS.symbol(fields);
    }

    /**
     * Images from a folder of IDX files, all of them.
     *
     * @param folder where the files are
     * @return the data
     */
    public static Symbol<DataSource> idx(String folder) {
        return IDX.symbol(folder);
    }

    /**
     * Images from a folder of IDX files, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the data
     */
    public static Symbol<DataSource> idx(Consumer<SymbolType.Setter<DataSource>> fields) {
        return IDX.symbol(fields);
    }

    /**
     * Images from a CSV file, all of them.
     *
     * @param file the file, compressed or not
     * @return the data
     */
    public static Symbol<DataSource> csv(String file) {
        return CSV.symbol(file);
    }

    /**
     * Images from a CSV file, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the data
     */
    public static Symbol<DataSource> csv(Consumer<SymbolType.Setter<DataSource>> fields) {
        return CSV.symbol(fields);
    }

    /**
     * DJL's MNIST, fetched over the network on first use.
     *
     * @return the data
     */
    public static Symbol<DataSource> mnist() {
        return DJL_DATASET.symbol(DjlDataset.MNIST);
    }

    /**
     * DJL's Fashion-MNIST, fetched over the network on first use.
     *
     * @return the data
     */
    public static Symbol<DataSource> fashionMnist() {
        return DJL_DATASET.symbol(DjlDataset.FASHION_MNIST);
    }

    /**
     * DJL's CIFAR-10, fetched over the network on first use.
     *
     * @return the data
     */
    public static Symbol<DataSource> cifar10() {
        return DJL_DATASET.symbol(DjlDataset.CIFAR10);
    }

    private static SymbolType.Builder<DataSource> named(String name, Field<DataSource, ?> first) {
        return SymbolType.named("djl.data." + name, DataSource.class)
                .field(first)
                .field(TRAIN)
                .field(VALIDATION)
                .field(TEST)
                .field(SEED);
    }

    private static SplitSizes sizes(Args args) {
        return new SplitSizes(args.get(TRAIN), args.get(VALIDATION), args.get(TEST));
    }

    private static Field<DataSource, Integer> count(String part) {
        return Field.<DataSource, Integer>of(part, ints().atLeast(0))
                .defaulting(0)
                .describedAs("number of " + part + " images; 0 lets the source decide");
    }
}
