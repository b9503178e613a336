-- The same content can be ingested under several names. All are kept, so that a file is found under the name that its owner knows.

ALTER TABLE feed_file DROP CONSTRAINT feed_file_pkey, ADD PRIMARY KEY (hash, file);
