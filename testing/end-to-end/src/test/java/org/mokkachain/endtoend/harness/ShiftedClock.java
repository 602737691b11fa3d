package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Nodes whose wall clock is wrong: their processes get an agent, so that the software needs no switch for it. */
public final class ShiftedClock {
    private ShiftedClock() {}

    /** The option of the Java runtime that puts the clock of a process ahead. */
    public static String option(Path directory, Duration ahead) {
        return "-XX:AOTMode=off -javaagent:" + jar(directory) + "=" + ahead.toMillis();
    }

    private static Path jar(Path directory) {
        Path jar = directory.resolve("clock.jar");
        String file = ClockAgent.class.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), ClockAgent.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = ClockAgent.class.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new JarEntry(file));
            Objects.requireNonNull(code).transferTo(out);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
