package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/**
 * A backup that was made.
 *
 * @param path absolute, on the node's machine
 * @param height of the last block in it
 * @param first lowest height whose body is in it
 * @param bytes of all files together
 */
@JsonClassDescription("A backup that was made")
public record BackupInfo(
        String path,
        long height,
        @Form(Form.HASH) String blockHash,
        long first,
        int files,
        long bytes) {}
