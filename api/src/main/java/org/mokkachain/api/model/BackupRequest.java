package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Where a backup is to go.
 *
 * @param target absolute path, on the node's machine, of a directory that does not exist yet
 */
@JsonClassDescription("Where a backup is to go")
public record BackupRequest(
        @JsonPropertyDescription("absolute path on the node's machine; must not exist yet") String target) {}
