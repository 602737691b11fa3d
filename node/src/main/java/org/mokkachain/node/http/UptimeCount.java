package org.mokkachain.node.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.function.Function;
import org.mokkachain.api.model.Uptime;
import org.mokkachain.api.model.Uptime.ValidatorUptime;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Counts what validators did for the last final blocks, from headers, certificates and the votes seen. */
final class UptimeCount {
    private static final char PROPOSED = 'P';
    private static final char SIGNED = 'S';
    private static final char LATE = 'L';
    private static final char MISSED = 'M';
    private static final char UNKNOWN = 'U';
    private static final char ABSENT = '-';

    private final ChainReader chain;

    UptimeCount(ChainReader chain) {
        this.chain = chain;
    }

    /** The last {@code blocks} that are here; the genesis block has no proposer and no votes. */
    Uptime last(int blocks) {
        long to = chain.height();
        Deque<CommittedHeader> found = new ArrayDeque<>();
        for (long height = to; height > 0 && found.size() < blocks; height--) {
            Optional<CommittedHeader> header = chain.header(height);
            if (header.isEmpty()) {
                break;
            }
            found.addFirst(header.get());
        }
        return of(List.copyOf(found), to, chain::votes);
    }

    /**
     * @param blocks consecutive, oldest first
     * @param to height of the last one
     */
    static Uptime of(List<CommittedHeader> blocks, long to, Function<Hash, SeenVotes> votes) {
        Map<PublicKey, Validator> validators = new LinkedHashMap<>();
        blocks.reversed().forEach(block -> block.validators().members().forEach(validator ->
                validators.putIfAbsent(validator.key(), validator)));
        List<Attendance> attended =
                blocks.stream().map(block -> Attendance.of(block, votes.apply(block.hash()))).toList();
        List<ValidatorUptime> counted = new ArrayList<>();
        for (Validator validator : validators.values()) {
            StringBuilder marks = new StringBuilder(blocks.size());
            attended.forEach(block -> marks.append(block.mark(validator.key())));
            counted.add(counted(validator, marks.toString()));
        }
        return new Uptime(to - blocks.size() + 1, to, counted);
    }

    /**
     * Who took part in a block, gathered once for all validators.
     *
     * @param signers in its certificate
     */
    private record Attendance(CommittedHeader block, SortedSet<Integer> signers, SeenVotes seen) {
        static Attendance of(CommittedHeader block, SeenVotes seen) {
            SortedSet<Integer> signers =
                    block.certificate().map(Certificate::signers).orElse(Collections.emptySortedSet());
            return new Attendance(block, signers, seen);
        }

        char mark(PublicKey key) {
            OptionalInt place = block.validators().indexOf(key);
            if (place.isEmpty()) {
                return ABSENT;
            }
            int validator = place.getAsInt();
            if (block.header().proposer() == validator) {
                return PROPOSED;
            }
            if (signers.contains(validator)) {
                return SIGNED;
            }
            if (seen.has(validator)) {
                return LATE;
            }
            return seen.isEmpty() ? UNKNOWN : MISSED;
        }
    }

    private static ValidatorUptime counted(Validator validator, String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == MISSED || text.charAt(end - 1) == UNKNOWN)) {
            end--;
        }
        return new ValidatorUptime(
                validator.name(), validator.key().hex(), text, count(text, PROPOSED), count(text, SIGNED),
                count(text, LATE), count(text, MISSED), count(text, UNKNOWN), text.length() - end);
    }

    private static int count(String marks, char mark) {
        return (int) marks.chars().filter(c -> c == mark).count();
    }
}
