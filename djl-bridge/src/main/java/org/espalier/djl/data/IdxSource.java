package org.espalier.djl.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Images from a folder of IDX files (the format of MNIST).
 *
 * <p>With one pair of files the images are split by {@code sizes}. With two pairs, one of which is
 * named {@code t10k...} or {@code test...}, that one is the test part, and the other is split into
 * training and validation images (nine tenths and one tenth, unless {@code sizes} says otherwise).
 *
 * @param folder where the files are
 * @param sizes how many images to use; {@link SplitSizes#AUTOMATIC} for all
 * @param seed seed of the random split
 */
public record IdxSource(String folder, SplitSizes sizes, long seed) implements DataSource {

    @Override
    public ImageSplits load() {
        List<IdxFiles.Pair> pairs = IdxFiles.find(Path.of(folder));
        if (pairs.size() == 1) {
            return ImageSplits.of(IdxFiles.read(pairs.get(0)), sizes, seed);
        }
        List<IdxFiles.Pair> tests = pairs.stream().filter(IdxFiles.Pair::isTest).toList();
        if (pairs.size() != 2 || tests.size() != 1) {
            throw new DataException(folder + ": expected one pair of IDX files, or one for training and"
                    + " one named t10k-... or test-..., found " + pairs.size() + " pairs");
        }
        IdxFiles.Pair test = tests.get(0);
        IdxFiles.Pair train = pairs.get(pairs.indexOf(test) == 0 ? 1 : 0);
        return join(IdxFiles.read(train), IdxFiles.read(test));
    }

    private ImageSplits join(ImageSet learn, ImageSet judge) {
        int validation = sizes.validation() > 0 ? sizes.validation() : Math.max(1, learn.size() / 10);
        int train = sizes.train() > 0 ? sizes.train() : learn.size() - validation;
        int test = sizes.test() > 0 ? sizes.test() : judge.size();
        if ((long) train + validation > learn.size() || test > judge.size() || train < 1) {
            throw new DataException(folder + ": split " + train + "/" + validation + "/" + test
                    + " needs more images than the files have (" + learn.size() + " and " + judge.size()
                    + ")");
        }
        int[] order = ImageSplits.permutation(learn.size(), seed);
        int[] head = java.util.Arrays.copyOfRange(ImageSplits.permutation(judge.size(), seed), 0, test);
        return new ImageSplits(
                learn.subset(java.util.Arrays.copyOfRange(order, 0, train)),
                learn.subset(java.util.Arrays.copyOfRange(order, train, train + validation)),
                judge.subset(head));
    }
}
