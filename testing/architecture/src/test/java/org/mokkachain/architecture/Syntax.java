package org.mokkachain.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The syntax tree of a Java source, with line numbers; names are not resolved. */
record Syntax(CompilationUnitTree unit, SourcePositions positions) {

    private static final Map<SourceFile, Syntax> PARSED = new HashMap<>();

    /** Parses many files at once, for {@link #of} to find: a compiler costs far more than a file. */
    static synchronized void parse(List<SourceFile> files) {
        List<JavaFileObject> units = new ArrayList<>();
        files.forEach(file -> units.add(Compiled.unit(file.text())));
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, units);
        try {
            Iterator<? extends CompilationUnitTree> trees = task.parse().iterator();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            files.forEach(file -> PARSED.put(file, new Syntax(trees.next(), positions)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized Syntax of(SourceFile file) {
        if (!PARSED.containsKey(file)) {
            parse(List.of(file));
        }
        return PARSED.get(file);
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
}
