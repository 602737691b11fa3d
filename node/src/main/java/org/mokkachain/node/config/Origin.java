package org.mokkachain.node.config;

import java.nio.file.Path;

/** Where a value comes from. Later ones win over earlier ones: default, profile, file, environment, flag. */
public sealed interface Origin {
    /** The table of properties. */
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** What the profile has instead of the default of the table. */
    record Profile(NodeProfile profile) implements Origin {
        @Override
        public String toString() {
            return "profile " + profile.text();
        }
    }

    /** @param line counted from 1; 0 if unknown */
    record File(Path file, int line) implements Origin {
        @Override
        public String toString() {
            return line > 0 ? file + " line " + line : file.toString();
        }
    }

    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "environment variable " + variable;
        }
    }

    record Flag(String flag) implements Origin {
        @Override
        public String toString() {
            return "flag " + flag;
        }
    }
}
