-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of kiespost 0.1.0 before migration 2: sources/<id>.db.
CREATE TABLE recipient(  number INTEGER PRIMARY KEY, extract INTEGER NOT NULL,  family_name TEXT, given_names TEXT, full_name TEXT, birth_date INTEGER,  language INTEGER, street TEXT, house_number TEXT, box TEXT, postcode TEXT,  municipality TEXT, nis TEXT, address TEXT, email TEXT, mobile TEXT,  consent_date INTEGER, consent_wording TEXT, consent_channels INTEGER,  consent_method TEXT, consent_collector TEXT, consent_targeting INTEGER,  relation_date INTEGER, relation_note TEXT, order_number TEXT,  polling_section TEXT, findings INTEGER);
CREATE TABLE name_key(id INTEGER PRIMARY KEY);
CREATE TABLE filled(columns INTEGER NOT NULL);
CREATE TRIGGER recipient_changes AFTER UPDATE ON recipient  BEGIN INSERT INTO filled(columns) VALUES(-1); END;
