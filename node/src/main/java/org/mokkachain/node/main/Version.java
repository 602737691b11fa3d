package org.mokkachain.node.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What is running: the product's version, the git commit it was built from ("unknown" outside git) and the JDK. */
public record Version(String version, String commit, String jdk) implements IVersionProvider {

    /** Made by the command line, which asks for {@link #getVersion}. */
    Version() {
        this(built());
    }

    private Version(Properties built) {
        this(
                built.getProperty("version", "unknown"),
                built.getProperty("commit", "unknown"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
    }

    /** The version of this build. */
    public static Version current() {
        return new Version();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Mokka Chain " + version, "commit " + commit, "JDK " + jdk};
    }

    private static Properties built() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
        return properties;
    }
}
