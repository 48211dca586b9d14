package org.espalier.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files as a whole: whoever reads sees the old content or the new, never a part. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes {@code text} to {@code file} in UTF-8, by way of a temporary file beside it. Missing folders are made.
     *
     * @throws IOException if the file cannot be written; then the old one is as it was
     */
    public static void write(Path file, String text) throws IOException {
        write(file, StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)));
    }

    /**
     * Writes {@code bytes} to {@code file} by way of a temporary file beside it. Missing folders are made.
     *
     * @param bytes what remains of the buffer is written
     * @throws IOException if the file cannot be written; then the old one is as it was
     */
    public static void write(Path file, ByteBuffer bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("file: expected a file in a folder, found " + file);
        }
        Files.createDirectories(folder);
        Path temporary = writeBeside(folder, file.getFileName().toString(), bytes);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes a hidden file next to the one that is meant, down to the disk, with the permissions that any new file gets.
     * The first free number makes its name, so writers do not meet, and what a crash left behind is not in the way.
     */
    private static Path writeBeside(Path folder, String name, ByteBuffer bytes) throws IOException {
        for (int number = 0; ; number++) {
            Path temporary = folder.resolve("." + name + "." + number + ".tmp");
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                return temporary;
            } catch (FileAlreadyExistsException e) {
                continue; // another writer, or one that crashed: take the next number
            } catch (IOException e) {
                Files.deleteIfExists(temporary);
                throw e;
            }
        }
    }
}
