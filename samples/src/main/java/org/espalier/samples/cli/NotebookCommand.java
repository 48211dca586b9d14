package org.espalier.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espalier.djl.data.DataException;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.UnusableEngineException;
import org.espalier.samples.notebook.Cell;
import org.espalier.samples.notebook.Notebook;
import org.espalier.samples.notebook.Page;
import org.espalier.samples.notebook.Pictures;
import org.espalier.samples.notebook.Setup;
import org.espalier.samples.notebook.java.JavaNotebook;
import org.espalier.samples.notebook.kotlin.KotlinNotebook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The notebook on the command line: runs its cells one after the other, each below its heading. */
@Command(
        name = "notebook",
        description = "Prints, trains, patches, relaxes, saves, loads, asks and tunes one experiment, cell by cell.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class NotebookCommand implements Callable<Integer> {
    private static final int LEAST_IMAGES = 4;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(paramLabel = "CELL", arity = "0..*", description = "names of cells to run (all of them)")
    private List<String> names = List.of();

    @Option(
            names = "--language",
            paramLabel = "NAME",
            defaultValue = "kotlin",
            description = "which of the two equal programs to run: kotlin or java (${DEFAULT-VALUE})")
    private DemoCommand.Language language = DemoCommand.Language.KOTLIN;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "IDX files of digits, compressed with gzip or not (digits that the program draws)")
    private @Nullable Path data;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "1024",
            description = "training images of each experiment (${DEFAULT-VALUE}); 64 for a quick look")
    private int images;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "out/my_experiment.json",
            description = "where the experiment is saved (${DEFAULT-VALUE})")
    private Path out = Path.of("out/my_experiment.json");

    @Option(names = "--list", description = "list the cells and run none")
    private boolean list;

    @Override
    public Integer call() {
        if (images < LEAST_IMAGES) {
            throw refused("--images: expected int in [" + LEAST_IMAGES + ", inf), found " + images);
        }
        PrintWriter console = commandLine().getOut();
        Setup setup = new Setup(images, Optional.ofNullable(data).map(Path::toString), out, new Page(console));
        try {
            setup.folder().ifPresent(folder -> Pictures.files(folder, images));
            Notebook notebook =
                    language == DemoCommand.Language.KOTLIN ? new KotlinNotebook(setup) : new JavaNotebook(setup);
            List<Cell> cells = chosen(notebook.cells());
            if (list) {
                cells.forEach(cell -> console.printf("%-18s %s%n", cell.name(), cell.title()));
                return 0;
            }
            Engines.start();
            run(cells, console);
            return 0;
        } catch (UnusableEngineException e) {
            commandLine().getErr().println("espalier notebook: " + e.getMessage());
            return 1;
        } catch (DataException e) {
            throw refused("--data: " + e.getMessage());
        } catch (IOException e) {
            throw refused("--out: cannot write to " + out + ": " + e.getMessage());
        }
    }

    private static void run(List<Cell> cells, PrintWriter console) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String number = "[" + (i + 1) + "/" + cells.size() + "]";
            console.println(Ansi.AUTO.string(
                    "@|faint " + number + "|@ @|bold,cyan " + cell.name() + "|@ @|bold " + cell.title() + "|@"));
            console.flush();
            cell.code().run();
            console.println();
        }
    }

    private List<Cell> chosen(List<Cell> all) {
        List<String> known = all.stream().map(Cell::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refused("expected one of the cells " + String.join(", ", known) + ", found '" + name + "'");
        });
        return names.isEmpty()
                ? all
                : all.stream().filter(cell -> names.contains(cell.name())).toList();
    }

    private ParameterException refused(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Run by way of the command line");
        }
        return spec.commandLine();
    }
}
