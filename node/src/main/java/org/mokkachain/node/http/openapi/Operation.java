package org.mokkachain.node.http.openapi;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.api.model.ErrorCode;

/**
 * What a route takes and answers, declared beside its handler.
 *
 * @param summary one line
 * @param parameters all that have a meaning
 * @param body forms in which it takes a body; empty: it takes none
 * @param problems codes of its own refusals; those that follow from parameters and body are added
 */
public record Operation(
        String summary, List<Parameter> parameters, List<Content> body, List<Answer> answers, Set<ErrorCode> problems) {
    public Operation {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
        answers = List.copyOf(answers);
        problems = problems.isEmpty() ? EnumSet.noneOf(ErrorCode.class) : EnumSet.copyOf(problems);
    }

    public static Operation of(String summary) {
        return new Operation(summary, List.of(), List.of(), List.of(), Set.of());
    }

    /** Answers 200 with a record as JSON. */
    public static Operation of(String summary, Type answer) {
        return of(summary).answers(200, "OK", Content.json(answer));
    }

    /** With these parameters, which may be wrong. */
    public Operation takes(Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return new Operation(summary, all, body, answers, problems).refuses(ErrorCode.BAD_REQUEST);
    }

    /** With a body in one of these forms. */
    public Operation reads(Content... forms) {
        return new Operation(summary, parameters, List.of(forms), answers, problems)
                .refuses(ErrorCode.MALFORMED, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    public Operation answers(int status, String description, Content content) {
        return with(Answer.of(status, description, content));
    }

    /** Carries an ETag: who has the answer already is told so. */
    public Operation tagged() {
        return with(new Answer(304, "As with the ETag that was given in If-None-Match", Optional.empty()));
    }

    private Operation with(Answer answer) {
        List<Answer> all = new ArrayList<>(answers);
        all.add(answer);
        return new Operation(summary, parameters, body, all, problems);
    }

    public Operation refuses(ErrorCode... codes) {
        Set<ErrorCode> all = EnumSet.noneOf(ErrorCode.class);
        all.addAll(problems);
        all.addAll(List.of(codes));
        return new Operation(summary, parameters, body, answers, all);
    }
}
