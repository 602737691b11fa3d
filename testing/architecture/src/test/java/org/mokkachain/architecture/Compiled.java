package org.mokkachain.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Where the rules get classes from: the product's own, or a text compiled for the occasion. */
final class Compiled {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private Compiled() {}

    /** The main classes of all modules, as the class path of this test has them. */
    static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption((Location location) -> !location.contains("/test-classes/"))
                .importPackages("org.mokkachain");
    }

    /**
     * Compiles sources into the folder, all at once, and reads their classes back. The word "planted" in the i-th is
     * replaced by "planted-i" (without the dash), so that they do not meet; a line of dashes parts compilation units.
     */
    static JavaClasses planted(List<String> sources, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> units = IntStream.range(0, sources.size())
                .boxed()
                .flatMap(i -> Arrays.stream(
                        sources.get(i).replace("planted", "planted" + i).split("(?m)^---+$")))
                .map(Compiled::unit)
                .toList();
        List<String> options = List.of("-d", folder.toString(), "-proc:none", "-implicit:none");
        boolean compiled = compiler.getTask(messages, null, null, options, null, units).call();
        if (!compiled) {
            throw new IllegalArgumentException("a planted source does not compile:\n" + messages);
        }
        return new ClassFileImporter().importPath(folder);
    }

    /** Of classes compiled together, those of the i-th source. */
    static JavaClasses ofSource(int i, JavaClasses classes) {
        return classes.that(JavaClass.Predicates.resideInAPackage("..planted" + i + ".."));
    }

    /** A compilation unit made of text, named by the package and the first type in it. */
    static JavaFileObject unit(String text) {
        String name = first(PACKAGE, text).replace('.', '/') + "/" + first(TYPE, text) + ".java";
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "Planted";
    }
}
