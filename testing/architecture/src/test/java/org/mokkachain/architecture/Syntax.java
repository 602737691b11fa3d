package org.mokkachain.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.ToolProvider;

/** The syntax tree of a Java source, with line numbers; names are not resolved. */
record Syntax(CompilationUnitTree unit, SourcePositions positions) {

    private static final Map<String, Syntax> PARSED = new ConcurrentHashMap<>();

    /** The tree of this text; each text is parsed once. */
    static Syntax of(String text) {
        return PARSED.computeIfAbsent(text, Syntax::parse);
    }

    private static Syntax parse(String text) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, null, null, List.of(Compiled.unit(text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Syntax(unit, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
}
