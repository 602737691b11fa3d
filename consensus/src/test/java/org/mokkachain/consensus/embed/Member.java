package org.mokkachain.consensus.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Member 0 of four with all that its driver needs: a list of bodies as the state, and a journal of everything that was
 * stored, sent and applied, in order.
 */
final class Member implements Host, Storage, StateMachine<List<Bytes>> {
    static final Bytes REFUSED = Bytes.of(new byte[] {99});
    private static final long MS = 1_000_000;

    final Council council = new Council(CrashModel.BFT, 4);
    final List<Object> journal = new ArrayList<>();
    final List<FinalBlock> chain = new ArrayList<>();
    final List<Bytes> committed = new ArrayList<>();
    final List<ConsensusEvent> published = new ArrayList<>();
    final List<PublicKey> penalized = new ArrayList<>();
    final Driver<List<Bytes>> driver;
    boolean diskFails;
    Bytes refuses = REFUSED;
    Runnable onPublish = () -> {};
    private List<LogRecord> log = new ArrayList<>();
    private final Lead lead = council.lead(1, council.epoch.rootCertificate(), 1, 2, 3);

    Member() {
        this(List.of(), List.of(), REFUSED);
        connect();
        listen();
        driver.receive(key(1), lead);
    }

    /** One answers, and the look for a twin is over. */
    void listen() {
        Rank nothing = new Rank(0, 0);
        driver.receive(key(1), new Status(0, 1, 0, Hash.ZERO, nothing, nothing, 0, 0, List.of()));
        driver.on(new Event.TimerFired(TimerId.START));
    }

    private Member(List<LogRecord> log, List<FinalBlock> chain, Bytes refuses) {
        Group group = new Group(council.epoch, council.genesis, Settings.lan(), new KeyedSignatures());
        this.log.addAll(log.isEmpty() ? List.of(group.birth(key(0))) : log);
        this.chain.addAll(chain);
        this.refuses = refuses;
        driver = new Driver<>(group, Identity.of(KeyedSignatures.signer(key(0))), this, this, this);
        driver.start();
    }

    /** Another run of the same member, from the same storage. */
    Member restarted() {
        return new Member(log, chain, refuses);
    }

    PublicKey key(int index) {
        return council.epoch.key(index);
    }

    void connect() {
        for (int i = 1; i < 4; i++) {
            driver.on(new Event.PeerConnected(key(i)));
        }
    }

    // ---- what the others do

    /** The leader's next block after the final ones. */
    ProposedBlock proposed(Bytes body) {
        return proposed(driver.tip(), driver.state(), body);
    }

    ProposedBlock proposed(Header parent, List<Bytes> before, Bytes body) {
        List<Bytes> after = new ArrayList<>(before);
        after.add(body);
        Hash set = council.epoch.validators().hash();
        Header header = new Header(
                1,
                council.chainId,
                0,
                parent.height() + 1,
                1,
                1,
                parent.hash(),
                lead.proof().hash(),
                Sha256.hash("MOKKA/1/group-body", body),
                root(after),
                Hash.ZERO,
                set,
                set,
                parent.timestampMs() + 1,
                1,
                body.length());
        return new ProposedBlock(header, body);
    }

    void append(ProposedBlock block) {
        driver.receive(key(1), council.append(block));
    }

    void votes(Phase phase, ProposedBlock block) {
        for (int i = 1; i < 4; i++) {
            driver.receive(key(i), council.vote(phase, i, block.reference()));
        }
    }

    void commit(Bytes body) {
        ProposedBlock block = proposed(body);
        append(block);
        votes(Phase.PREPARE, block);
        votes(Phase.COMMIT, block);
    }

    // ---- what the member did

    List<ConsensusMessage> sent(Predicate<ConsensusMessage> wanted) {
        return journal.stream()
                .filter(entry -> entry instanceof ConsensusMessage m && wanted.test(m))
                .map(ConsensusMessage.class::cast)
                .toList();
    }

    int sentAt(Predicate<ConsensusMessage> wanted) {
        return journal.indexOf(sent(wanted).getFirst());
    }

    int recordAt(Predicate<LogRecord> wanted) {
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i) instanceof LogRecord record && wanted.test(record)) {
                return i;
            }
        }
        throw new AssertionError("not in the log");
    }

    // ---- Storage

    @Override
    public Past past() {
        return new Past.Remembered(DurableState.replay(log));
    }

    @Override
    public void append(List<LogRecord> records) {
        if (diskFails) {
            throw new UncheckedIOException(new IOException("no space left"));
        }
        log.addAll(records);
        journal.addAll(records);
    }

    @Override
    public void replace(List<LogRecord> snapshot) {
        log = new ArrayList<>(snapshot);
    }

    @Override
    public void keep(List<FinalBlock> blocks) {
        chain.addAll(blocks);
        journal.addAll(blocks);
    }

    @Override
    public List<FinalBlock> blocks(long fromHeight, int max) {
        return chain.stream().skip(fromHeight - 1).limit(max).toList();
    }

    // ---- Host

    @Override
    public long nanos() {
        return 1_000 * MS;
    }

    @Override
    public long wallMillis() {
        return 1_000;
    }

    @Override
    public void send(List<PublicKey> to, ConsensusMessage message) {
        journal.add(message);
    }

    @Override
    public void setTimer(TimerId timer, long delayNanos) {
        // The test fires them.
    }

    @Override
    public void cancelTimer(TimerId timer) {
        // The test fires them.
    }

    @Override
    public void publish(ConsensusEvent event) {
        published.add(event);
        onPublish.run();
    }

    @Override
    public void halt(String reason, Optional<String> evidence) {
        throw new AssertionError(reason);
    }

    @Override
    public void penalize(PublicKey peer, String reason) {
        penalized.add(peer);
    }

    // ---- StateMachine

    @Override
    public List<Bytes> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Bytes>> apply(List<Bytes> state, Bytes body) {
        List<Bytes> after = new ArrayList<>(state);
        after.add(body);
        return body.equals(refuses) ? Optional.empty() : Optional.of(List.copyOf(after));
    }

    @Override
    public Hash root(List<Bytes> state) {
        return Sha256.hash("list", Bytes.of(state.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean hasWork() {
        return false;
    }

    @Override
    public Bytes propose(List<Bytes> state, List<Bytes> underway) {
        return Bytes.EMPTY;
    }

    @Override
    public void committed(Bytes body, List<Bytes> state) {
        committed.add(body);
        journal.add(body);
    }
}
