package org.mokkachain.consensus.embed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The final state, and the states after blocks that may become final. Not thread-safe. */
final class Branches<S> {
    /** Twice of what the state machine of the protocol keeps; those not looked at for longest go first. */
    private static final int MAX_BLOCKS = 1024;

    private record Node<S>(Header header, Bytes body, S state) {}

    private final StateMachine<S> machine;
    private final Map<Hash, Node<S>> open = new LinkedHashMap<>(16, 0.75f, true);
    private Node<S> tip;
    private Hash tipHash;

    Branches(StateMachine<S> machine, Header genesis) {
        this.machine = machine;
        this.tip = new Node<>(genesis, Bytes.EMPTY, machine.initial());
        this.tipHash = genesis.hash();
    }

    Header tip() {
        return tip.header();
    }

    /** The final state. */
    S state() {
        return tip.state();
    }

    /** A block as asked for; empty if nothing is to be proposed. */
    Optional<ProposedBlock> build(Effect.BuildProposal ask, long wallMillis) {
        Header parent = ask.parent();
        S state = stateAfter(parent.hash());
        Bytes body = ask.emptyOnly() ? Bytes.EMPTY : machine.propose(state, underway(parent.hash()));
        if (body.isEmpty() && !ask.required()) {
            return Optional.empty();
        }
        S after = execute(state, body)
                .orElseThrow(() -> new IllegalStateException("the state machine refuses what it proposes"));
        Hash set = ask.epoch().validators().hash();
        Header header = new Header(
                Header.VERSION,
                ask.epoch().chainId(),
                ask.epoch().number(),
                parent.height() + 1,
                ask.term(),
                ask.proposer(),
                parent.hash(),
                ask.proofHash(),
                bodyHash(body),
                machine.root(after),
                Hash.ZERO,
                set,
                set,
                Math.max(wallMillis, parent.timestampMs() + 1),
                count(body),
                body.length());
        ProposedBlock block = new ProposedBlock(header, body);
        add(block, after);
        return Optional.of(block);
    }

    /** Executes a block on the state after its parent (V8), unless it is from the future (V7). */
    Verdict check(ProposedBlock block, ClockRule clock) {
        Header header = block.header();
        Hash parentHash = header.parentHash();
        underway(parentHash);
        Header parent = parentHash.equals(tipHash) ? tip.header() : node(parentHash).header();
        if (header.height() != parent.height() + 1 || header.timestampMs() <= parent.timestampMs()) {
            return new Verdict.Invalid("it does not follow its parent");
        }
        if (header.endsEpoch() || !header.receiptsRoot().equals(Hash.ZERO)) {
            return new Verdict.Invalid("it changes what never changes");
        }
        if (!header.txRoot().equals(bodyHash(block.body())) || header.txCount() != count(block.body())) {
            return new Verdict.Invalid("it names another body");
        }
        long hold = clock.holdMillis(header, parent);
        if (hold > 0) {
            return new Verdict.TooEarly(hold);
        }
        Optional<S> after = execute(stateAfter(parentHash), block.body());
        if (after.isEmpty()) {
            return new Verdict.Invalid("the state machine refuses the body");
        }
        if (!machine.root(after.get()).equals(header.stateRoot())) {
            return new Verdict.Invalid("it leads to another state");
        }
        add(block, after.get());
        return Verdict.Valid.UNCHANGED;
    }

    /** A block is final: the one after the last final one. */
    void settle(ProposedBlock block) {
        if (!block.header().parentHash().equals(tipHash)) {
            throw new IllegalStateException(block + " does not continue the final blocks");
        }
        Node<S> known = open.get(block.hash());
        tip = known != null ? known : replay(block);
        tipHash = block.hash();
        open.values().removeIf(node -> node.header().height() <= tip.header().height());
    }

    private Node<S> replay(ProposedBlock block) {
        S after = execute(tip.state(), block.body())
                .filter(s -> machine.root(s).equals(block.header().stateRoot()))
                .orElseThrow(() -> new IllegalStateException(
                        "the final " + block + " leads to another state: another state machine made it"));
        return new Node<>(block.header(), block.body(), after);
    }

    private Optional<S> execute(S state, Bytes body) {
        return body.isEmpty() ? Optional.of(state) : machine.apply(state, body);
    }

    private void add(ProposedBlock block, S state) {
        open.put(block.hash(), new Node<>(block.header(), block.body(), state));
        if (open.size() > MAX_BLOCKS) {
            open.remove(open.keySet().iterator().next());
        }
    }

    private S stateAfter(Hash block) {
        return block.equals(tipHash) ? tip.state() : node(block).state();
    }

    /** Bodies from the last final block to this one; to look at them also keeps them. */
    private List<Bytes> underway(Hash block) {
        Deque<Bytes> bodies = new ArrayDeque<>();
        for (Hash at = block; !at.equals(tipHash); at = node(at).header().parentHash()) {
            if (!node(at).body().isEmpty()) {
                bodies.addFirst(node(at).body());
            }
        }
        return List.copyOf(bodies);
    }

    private Node<S> node(Hash hash) {
        Node<S> node = open.get(hash);
        if (node == null) {
            throw new IllegalStateException("the block " + hash + " was never executed");
        }
        return node;
    }

    private static Hash bodyHash(Bytes body) {
        return Sha256.hash("MOKKA/1/group-body", body);
    }

    private static int count(Bytes body) {
        return body.isEmpty() ? 0 : 1;
    }
}
