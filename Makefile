# Every target is one npm script, so that it works without make too; the server takes the place of the shell, so that
# a signal reaches it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install build start dev test bench generate clean clean-data db-migrate

# npm ci only when the lockfile is another one than the one installed.
INSTALLED := node_modules/.installed-lockfile

help: ## list every target
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## install the dependencies when the lockfile changed
	@cmp -s package-lock.json $(INSTALLED) || { npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json $(INSTALLED); }

build: install ## build packages, API and client
	@npm run --silent build

start: build ## build and serve everything on http://localhost:4000
	@NODE=node_modules/.bin/node; [ -x $$NODE ] || NODE=node; exec $$NODE --enable-source-maps api/dist/entrypoints/main.js

dev: install ## serve with reload on every change: API on :4000, client on :5173
	@exec npm run --silent dev

test: install ## lint, types, boundaries, unit, integration and browser tests
	@npm run --silent test

bench: build ## measure and print one table
	@npm run --silent bench

generate: build ## write what is generated: schema, typed documents, configuration pages
	@npm run --silent generate

clean: ## remove what was built and installed
	@rm -rf node_modules api/dist client/dist client/dist-types packages/*/dist .cache

clean-data: build ## remove everything that was stored (DATA_DIR, or .data)
	@npm run --silent clean-data

db-migrate: build ## bring the accounts' tables up to date (DATABASE_URL, or .data)
	@npm run --silent db-migrate
