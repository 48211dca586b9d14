package org.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("deep/tree.json");
        AtomicFiles.write(file, "old");
        AtomicFiles.write(file, "neu: ü €");
        assertThat(file).hasContent("neu: ü €");
        assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aFileHasThePermissionsOfAnyOther() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class),
                "the file system has no permissions to compare");
        Path file = folder.resolve("tree.json");
        AtomicFiles.write(file, "{}");
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void whatACrashLeftBehindIsNotInTheWay() throws IOException {
        Path left = Files.writeString(folder.resolve(".tree.json.0.tmp"), "half a tr");
        Path file = folder.resolve("tree.json");
        AtomicFiles.write(file, "{}");
        assertThat(file).hasContent("{}");
        assertThat(left).hasContent("half a tr");
    }

    @Test
    void aTextThatCannotBeWrittenLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("tree.json");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, "half of a pair: \ud83d"))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
