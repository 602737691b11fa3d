package org.mokkachain.consensus.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * The replicated state machine of the tests: its transactions are numbers, its state the hash of all of them in order.
 * A number from {@link #CHANGE} on changes the validator set. Its ledger is a list, of which a crash leaves what was
 * synced.
 */
final class Machine {
    static final long CHANGE = 1L << 40;
    private static final int MAX_TXS = 20;

    private final Hash chainId;
    private final World world;
    private final Header genesis;
    final List<FinalBlock> chain = new ArrayList<>();
    int synced;
    final TreeSet<Long> mempool = new TreeSet<>();
    final TreeSet<Long> applied = new TreeSet<>();
    private final Map<Hash, Hash> states = new HashMap<>();
    private final Map<Hash, ProposedBlock> speculative = new LinkedHashMap<>();
    private final Map<Hash, ValidatorSet> sets = new HashMap<>();

    /** What every node of a test knows: who may ever be a validator. */
    interface World {
        ValidatorSet first(int members);

        long wallClockMs();
    }

    Machine(Header genesis, World world) {
        this.genesis = genesis;
        this.chainId = genesis.chainId();
        this.world = world;
        states.put(genesis.hash(), genesis.stateRoot());
    }

    static Header genesis(Hash chainId, ValidatorSet validators) {
        Hash set = validators.hash();
        Hash zero = Hash.ZERO;
        return new Header(
                Header.VERSION, chainId, 0, 0, 0, 0, zero, zero, zero, zero, zero, set, set, 1_000, 0, 0);
    }

    /** The machine as it is after a restart: only what was synced is left. */
    Machine restarted() {
        Machine after = new Machine(genesis, world);
        for (FinalBlock block : chain.subList(0, synced)) {
            after.execute(block.block());
            after.append(block);
        }
        after.synced = synced;
        return after;
    }

    void learn(long tx) {
        if (!applied.contains(tx)) {
            mempool.add(tx);
        }
    }

    Header tip() {
        return chain.isEmpty() ? genesis : chain.getLast().block().header();
    }

    ValidatorSet setAfter(Hash block) {
        return sets.getOrDefault(block, world.first(-1));
    }

    boolean hasWork() {
        return !mempool.isEmpty();
    }

    Optional<ProposedBlock> build(Effect.BuildProposal request) {
        TreeSet<Long> taken = new TreeSet<>();
        ProposedBlock at = speculative.get(request.parent().hash());
        while (at != null) {
            taken.addAll(transactions(at.body()));
            at = speculative.get(at.header().parentHash());
        }
        List<Long> txs = request.emptyOnly()
                ? List.of()
                : mempool.stream().filter(tx -> !taken.contains(tx)).limit(MAX_TXS).toList();
        if (txs.isEmpty() && !request.required()) {
            return Optional.empty();
        }
        return Optional.of(block(request, body(txs)));
    }

    ProposedBlock block(Effect.BuildProposal request, Bytes body) {
        Header parent = request.parent();
        long timestamp = Math.max(world.wallClockMs(), parent.timestampMs() + 1);
        Hash set = request.epoch().validators().hash();
        ValidatorSet next = nextSet(parent.hash(), transactions(body));
        Header header = new Header(
                Header.VERSION,
                chainId,
                request.epoch().number(),
                parent.height() + 1,
                request.term(),
                request.proposer(),
                parent.hash(),
                request.proofHash(),
                Sha256.hash("body", body),
                stateAfter(parent.hash(), body),
                Hash.ZERO,
                set,
                next.hash(),
                timestamp,
                transactions(body).size(),
                body.length());
        ProposedBlock block = new ProposedBlock(header, body);
        execute(block);
        return block;
    }

    private ValidatorSet nextSet(Hash parent, List<Long> txs) {
        ValidatorSet set = setAfter(parent);
        for (long tx : txs) {
            if (tx >= CHANGE) {
                set = world.first((int) (tx & 0xff));
            }
        }
        return set;
    }

    private Hash stateAfter(Hash parent, Bytes body) {
        Hash before = states.get(parent);
        if (before == null) {
            throw new AssertionError("a block on an unknown state");
        }
        return body.length() == 4 ? before : Sha256.hash(before.toBytes(), body.toBytes());
    }

    Verdict check(ProposedBlock block, boolean certified) {
        Header h = block.header();
        if (!h.txRoot().equals(Sha256.hash("body", block.body()))
                || h.txCount() != transactions(block.body()).size()) {
            return new Verdict.Invalid("body");
        }
        if (!h.stateRoot().equals(stateAfter(h.parentHash(), block.body()))) {
            return new Verdict.Invalid("state");
        }
        ValidatorSet next = nextSet(h.parentHash(), transactions(block.body()));
        if (!next.hash().equals(h.nextValidatorSetHash())) {
            return new Verdict.Invalid("validators");
        }
        long ahead = h.timestampMs() - world.wallClockMs() - 2_000;
        if (ahead > 0 && !certified) {
            return new Verdict.TooEarly(ahead);
        }
        execute(block);
        return h.endsEpoch() ? new Verdict.Valid(Optional.of(next)) : Verdict.Valid.UNCHANGED;
    }

    private void execute(ProposedBlock block) {
        Hash hash = block.hash();
        states.put(hash, block.header().stateRoot());
        sets.put(hash, nextSet(block.header().parentHash(), transactions(block.body())));
        speculative.put(hash, block);
    }

    void commit(List<ProposedBlock> blocks, FinalityProof proof) {
        for (int i = 0; i < blocks.size(); i++) {
            boolean last = i + 1 == blocks.size();
            append(new FinalBlock(blocks.get(i), last ? Optional.of(proof) : Optional.empty()));
        }
    }

    private void append(FinalBlock block) {
        Header header = block.block().header();
        if (!header.parentHash().equals(tip().hash())) {
            throw new AssertionError("a final block that does not extend the ledger: " + header.height());
        }
        for (long tx : transactions(block.block().body())) {
            if (!applied.add(tx)) {
                throw new AssertionError("transaction " + tx + " applied twice");
            }
            mempool.remove(tx);
        }
        chain.add(block);
        speculative.values().removeIf(b -> b.header().height() <= header.height());
    }

    RangeReply range(long from, int max) {
        List<FinalBlock> found = new ArrayList<>();
        for (int i = (int) from - 1; i < synced && found.size() < max; i++) {
            FinalBlock block = chain.get(i);
            if (!found.isEmpty()
                    && block.block().header().epoch()
                            != found.getFirst().block().header().epoch()) {
                break;
            }
            found.add(block);
        }
        while (!found.isEmpty() && found.getLast().proof().isEmpty()) {
            found.removeLast();
        }
        return new RangeReply(from, found);
    }

    static Bytes body(List<Long> txs) {
        return new Encoder().list(txs, Encoder::u64).toBytes();
    }

    static List<Long> transactions(Bytes body) {
        try {
            return Decoder.decodeExactly(body, in -> in.list(1_000, Decoder::u64));
        } catch (DecodingException e) {
            throw new AssertionError(e);
        }
    }
}
