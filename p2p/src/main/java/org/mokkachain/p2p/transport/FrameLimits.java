package org.mokkachain.p2p.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The frame types an application uses, each with the longest body and the priority. A frame of any other type is
 * refused on both sides. Immutable, thread-safe.
 */
public final class FrameLimits {
    private final List<Optional<FrameKind>> byType;
    private final int maxBody;

    private FrameLimits(List<Optional<FrameKind>> byType, int maxBody) {
        this.byType = byType;
        this.maxBody = maxBody;
    }

    /** {@link IllegalArgumentException} if a type is named twice. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static FrameLimits of(List<FrameKind> kinds) {
        Optional<FrameKind>[] byType = new Optional[Frame.MAX_TYPE + 1];
        Arrays.fill(byType, Optional.empty());
        int longest = 0;
        for (FrameKind kind : kinds) {
            if (byType[kind.type()].isPresent()) {
                throw new IllegalArgumentException("frame type " + kind.type() + " is named twice");
            }
            byType[kind.type()] = Optional.of(kind);
            longest = Math.max(longest, kind.maxBody());
        }
        return new FrameLimits(List.of(byType), longest);
    }

    /** What is known of {@code type}; empty if the application does not use it. */
    public Optional<FrameKind> kind(int type) {
        return type >= 0 && type < byType.size() ? byType.get(type) : Optional.empty();
    }

    /** The longest body of any type, in bytes. */
    public int maxBody() {
        return maxBody;
    }

    /**
     * The kind of a frame about to be sent. {@link IllegalArgumentException} if its type is unknown or its body too
     * long: sending such a frame is a bug of the caller.
     */
    public FrameKind require(Frame frame) {
        FrameKind kind = kind(frame.type()).orElseThrow(
                () -> new IllegalArgumentException("unknown frame type " + frame.type()));
        if (frame.body().length() > kind.maxBody()) {
            throw new IllegalArgumentException("a body of " + frame.body().length() + " bytes is above the "
                    + kind.maxBody() + " allowed for frame type " + kind.name());
        }
        return kind;
    }
}
