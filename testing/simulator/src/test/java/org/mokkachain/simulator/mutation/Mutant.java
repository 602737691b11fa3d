package org.mokkachain.simulator.mutation;

import java.util.List;
import org.mokkachain.types.certificate.CrashModel;

/**
 * A planted bug.
 *
 * @param name what was done wrong
 * @param model in which it matters
 * @param patches changes of sources that make it
 */
record Mutant(String name, CrashModel model, int validators, List<Patch> patches) {
    /**
     * A change of one source file.
     *
     * @param file below the source folder of {@code module}, without package root
     * @param search text that is there exactly once
     */
    record Patch(String module, String file, String search, String replacement) {
        static Patch core(String file, String search, String replacement) {
            return new Patch("consensus", "consensus/core/" + file, search, replacement);
        }

        static Patch of(String module, String file, String search, String replacement) {
            return new Patch(module, file, search, replacement);
        }
    }

    static Mutant bft(String name, Patch... patches) {
        return new Mutant(name, CrashModel.BFT, 4, List.of(patches));
    }

    static Mutant cft(String name, int validators, Patch... patches) {
        return new Mutant(name, CrashModel.CFT, validators, List.of(patches));
    }

    Mutant amongFive() {
        return new Mutant(name, model, 5, patches);
    }
}
