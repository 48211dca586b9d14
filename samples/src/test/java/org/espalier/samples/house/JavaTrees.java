package org.espalier.samples.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as syntax trees: parsed by the JDK's own compiler, not resolved. */
final class JavaTrees {

    /**
     * One declaration.
     *
     * @param where file and line
     * @param name its simple name, types as {@code Outer.Inner}, members as {@code Type.member}
     * @param kind type, method or field
     * @param exposed whether it and every type around it is public or protected
     * @param overrides whether it repeats an inherited declaration and so inherits its comment
     * @param documented whether it has a documentation comment
     * @param lines how many lines it spans
     * @param parameters how many parameters it takes; 0 unless a method or constructor
     */
    record Declaration(
            String where,
            String name,
            Kind kind,
            boolean exposed,
            boolean overrides,
            boolean documented,
            long lines,
            int parameters) {}

    enum Kind {
        TYPE,
        METHOD,
        FIELD
    }

    private JavaTrees() {}

    /** The declarations of all Java files among the sources. */
    static List<Declaration> declarations(List<SourceFile> sources) {
        List<File> files = sources.stream()
                .filter(SourceFile::isJava)
                .map(source -> Checkout.root().resolve(source.file()).toFile())
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Declaration> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromFiles(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Collector(unit, trees, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class Collector extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Declaration> found;

        Collector(CompilationUnitTree unit, DocTrees trees, List<Declaration> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!type.getSimpleName().isEmpty()) {
                add(type, qualified(getCurrentPath()), Kind.TYPE, type.getModifiers(), 0);
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            String name = qualified(getCurrentPath().getParentPath()) + "." + method.getName();
            boolean compact = trees.getSourcePositions().getStartPosition(unit, method) < 0;
            if (!compact) {
                add(
                        method,
                        name,
                        Kind.METHOD,
                        method.getModifiers(),
                        method.getParameters().size());
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            Tree around = getCurrentPath().getParentPath().getLeaf();
            if (around instanceof ClassTree type && !isComponent(variable, type)) {
                String name = qualified(getCurrentPath().getParentPath()) + "." + variable.getName();
                add(variable, name, Kind.FIELD, variable.getModifiers(), 0);
            }
            return super.visitVariable(variable, null);
        }

        private void add(Tree tree, String name, Kind kind, ModifiersTree modifiers, int parameters) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            long end = trees.getSourcePositions().getEndPosition(unit, tree);
            long line = unit.getLineMap().getLineNumber(start);
            found.add(new Declaration(
                    Checkout.root()
                                    .relativize(java.nio.file.Path.of(
                                            unit.getSourceFile().toUri())) + ":" + line,
                    name,
                    kind,
                    exposed(getCurrentPath()),
                    modifiers.getAnnotations().stream()
                            .anyMatch(a -> a.getAnnotationType().toString().equals("Override")),
                    trees.getDocComment(getCurrentPath()) != null,
                    unit.getLineMap().getLineNumber(end) - line + 1,
                    parameters));
        }

        /** Components of a record are documented by the record's comment. */
        private static boolean isComponent(VariableTree variable, ClassTree type) {
            return type.getKind() == Tree.Kind.RECORD
                    && !variable.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private static String qualified(TreePath path) {
            String name = "";
            for (TreePath at = path; at != null; at = at.getParentPath()) {
                if (at.getLeaf() instanceof ClassTree type) {
                    name = name.isEmpty() ? type.getSimpleName().toString() : type.getSimpleName() + "." + name;
                }
            }
            return name;
        }

        private static boolean exposed(TreePath path) {
            for (TreePath at = path; at != null; at = at.getParentPath()) {
                if (at.getParentPath() == null) {
                    return true;
                }
                if (!visible(at)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean visible(TreePath path) {
            Tree around = path.getParentPath().getLeaf();
            boolean implicitlyPublic = around instanceof ClassTree type
                    && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
            ModifiersTree modifiers;
            if (path.getLeaf() instanceof ClassTree type) {
                modifiers = type.getModifiers();
            } else if (path.getLeaf() instanceof MethodTree method) {
                modifiers = method.getModifiers();
            } else if (path.getLeaf() instanceof VariableTree variable) {
                modifiers = variable.getModifiers();
            } else {
                return false; // inside a method body or an initializer
            }
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || implicitlyPublic && !modifiers.getFlags().contains(Modifier.PRIVATE);
        }
    }
}
