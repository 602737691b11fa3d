package org.mokkachain.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process of this machine has used. Zero where the system does not say.
 *
 * @param cpuSeconds of all its threads since its start
 * @param rssBytes resident memory now
 */
record Usage(double cpuSeconds, long rssBytes) {
    private static final long PAGE = 4_096;

    static Usage of(Optional<Long> pid) {
        return pid.map(Usage::of).orElse(new Usage(0, 0));
    }

    private static Usage of(long pid) {
        Duration cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return new Usage(cpu.toMillis() / 1_000.0, residentBytes(pid));
    }

    private static long residentBytes(long pid) {
        try {
            String[] pages = Files.readString(Path.of("/proc", Long.toString(pid), "statm")).split(" ");
            return Long.parseLong(pages[1]) * PAGE;
        } catch (IOException e) {
            return 0;
        }
    }
}
