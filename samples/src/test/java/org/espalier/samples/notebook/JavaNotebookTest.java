package org.espalier.samples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.djl.engine.Engines;
import org.espalier.io.SymbolJson;
import org.espalier.samples.notebook.java.Experiments;
import org.espalier.samples.notebook.java.JavaNotebook;
import org.espalier.samples.notebook.kotlin.KotlinNotebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaNotebookTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void startTheEngine() {
        Engines.start();
    }

    @ParameterizedTest
    @MethodSource("org.espalier.samples.notebook.Run#quietCells")
    void aCellPrintsWhatTheNotebookSays(String name) {
        assertThat(Run.cell(JavaNotebook::new, name, Run.PRINTED, folder.resolve("e.json")))
                .isEqualTo(Run.expected(name));
    }

    @ParameterizedTest
    @MethodSource("org.espalier.samples.notebook.Run#trainingCells")
    void aCellTrainsAsItDoesInKotlin(String name) {
        Path saved = folder.resolve("e.json");
        Run.cell(JavaNotebook::new, "save", Run.TRAINED, saved);
        String java = Run.cell(JavaNotebook::new, name, Run.TRAINED, saved);
        Run.cell(KotlinNotebook::new, "save", Run.TRAINED, saved);
        assertThat(java)
                .isEqualTo(Run.cell(KotlinNotebook::new, name, Run.TRAINED, saved))
                .containsPattern(name.equals("tune") ? "9  \\[2, 2\\]  [01]\\.\\d{4}" : "Test accuracy [01]\\.\\d{4}$");
    }

    @Test
    void whatOneLanguageSavesTheOtherLoads() throws IOException {
        Path java = folder.resolve("java.json");
        Path kotlin = folder.resolve("kotlin.json");
        assertThat(Run.cell(JavaNotebook::new, "save", Run.PRINTED, java)).isEqualTo("Saved as " + java);
        Run.cell(KotlinNotebook::new, "save", Run.PRINTED, kotlin);
        assertThat(kotlin).hasSameBinaryContentAs(java);
        assertThat(SymbolJson.load(kotlin, Experiments.TYPES)).isEqualTo(SymbolJson.load(java, Experiments.TYPES));
        assertThat(Files.size(java)).isPositive();
    }

    @Test
    void containersAreChangedByHand() {
        assertThat(Run.cell(JavaNotebook::new, "containers-dataset", Run.PRINTED, folder.resolve("e.json")))
                .isEqualTo("NumbersHParam[images=1024]\nDenseHParam[units=100]");
        assertThat(Run.cell(KotlinNotebook::new, "containers-dataset", Run.PRINTED, folder.resolve("e.json")))
                .isEqualTo("NumbersHParam(images=1024)\nDenseHParam(units=100)");
    }

    @Test
    void theListsOfCellsAreTheSameAndComplete() {
        Setup setup = new Setup(
                Run.PRINTED,
                java.util.Optional.empty(),
                folder.resolve("e.json"),
                new Page(new java.io.PrintWriter(java.io.Writer.nullWriter())));
        List<Cell> java = new JavaNotebook(setup).cells();
        List<Cell> kotlin = new KotlinNotebook(setup).cells();
        assertThat(java)
                .extracting(Cell::name)
                .containsExactlyElementsOf(kotlin.stream().map(Cell::name).toList());
        assertThat(java)
                .extracting(Cell::title)
                .containsExactlyElementsOf(kotlin.stream().map(Cell::title).toList());
        Set<String> tested = new TreeSet<>(Run.quietCells());
        tested.addAll(Run.trainingCells());
        tested.addAll(List.of("save", "containers-dataset"));
        assertThat(java).extracting(Cell::name).containsExactlyInAnyOrderElementsOf(tested);
    }
}
