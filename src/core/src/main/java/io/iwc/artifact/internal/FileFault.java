package io.iwc.artifact.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Words failures of the operating system for users.
 *
 * @since 0.1
 */
public final class FileFault {
    /** What is said of bytes in another encoding. */
    public static final String NOT_UTF_8 = "found bytes that are not UTF-8, expected UTF-8 text";

    private FileFault() {}

    /** {@code FILE: no such file} and its like. */
    public static IwcException unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? new InvalidInputException(new Problem(file.toString(), "", "no such file"))
                : new IwcException(file + ": cannot be read: " + reason(e), e);
    }

    /** {@code FILE: cannot be written: permission denied} and its like. */
    public static IwcException unwritable(Path file, IOException e) {
        return new IwcException(file + ": cannot be written: " + reason(e), e);
    }

    private static String reason(IOException e) {
        if (e instanceof CharacterCodingException || e instanceof CharConversionException) {
            return NOT_UTF_8;
        }
        if (e instanceof EOFException) {
            return "found the end of the file, expected the rest of its compressed content";
        }
        if (e instanceof ZipException) {
            return "found broken gzip content, expected a whole file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is not a folder";
        }
        var said = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : e.getMessage();
        if (said == null) {
            return "the system does not say why";
        }
        return inWords(e instanceof FileNotFoundException ? said.replaceFirst("^.* \\((.+)\\)$", "$1") : said);
    }

    /** What the operating system says, which not everybody knows by heart. */
    private static String inWords(String said) {
        if (said.contains("No space left on device")) {
            return "disk full";
        }
        if (said.contains("Disk quota exceeded")) {
            return "disk quota exceeded";
        }
        if (said.contains("File name too long")) {
            return "the name is too long for the file system, most of which take 255 bytes";
        }
        if (said.contains("Permission denied")) {
            return "permission denied";
        }
        return said.contains("Read-only file system") ? "the file system is read-only" : said;
    }
}
